"""``khabar add`` killed by SIGKILL at chosen moments: from outside by what it has got done, and inside its transactions.

Loading the model takes longer than adding a few short reports, so most runs are forked from this process with the model
already loaded; what they run is the command itself. Some are started anew, as from a shell.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from click.testing import Result
from sqlalchemy import Engine, event

from khabar.cli import main
from khabar.store import open_store

LIMIT_S = 100  # after which a run that hangs ends itself
STEP = 500  # instructions of SQLite's machine between two looks
REPORTS = {
    "1.txt": "KUNDUZ, 4 May 2022 - Taliban fighters attacked a police post in Imam Sahib on Tuesday, killing three policemen, the governor said.",
    "2.txt": "KUNDUZ, 4 May 2022 - Taliban fighters attacked a police post in Imam Sahib on Tuesday, killing three policemen, the governor said. Reprinted.",
    "3.txt": "The Taliban denied on 5 May 2022 that its men had attacked a post in Imam Sahib. A spokesman said nobody had been killed.",
    "4.txt": "A bomb went off near a mosque in Mazar-e Sharif on 6 May 2022. Eleven worshippers died, a doctor said.",
    "5.txt": "At least thirteen people were killed by the blast at the mosque in Mazar-e Sharif on 6 May 2022, residents told reporters.",
    "6.txt": "The National Resistance Front said that it had captured Banu district in Baghlan on 7 May 2022.",
    "7.txt": "The Taliban hold Banu, a resident said on 8 May 2022. Two fighters of the Front were killed there.",
    "8.txt": "Heavy rain fell in the north on 9 May 2022. The road over the pass was closed.",
}


@dataclass(frozen=True)
class Plan:
    """When to kill: ``outside`` after so many reports and so many looks more, or inside before a statement or within one."""

    how: str  # outside, statement, within, shell
    at: int
    more: int = 0


def reports_in(folder: Path) -> Path:
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text + "\n", "utf-8")
    return folder


# ------------------------------------------------------------------------------------------------ the run that is killed
def forked(reports: Path, db: Path, before: Callable[[], None]) -> int:
    """The process number of a child that runs the command; ``before`` runs in it first."""
    child = os.fork()
    if child:
        return child
    try:
        signal.alarm(LIMIT_S)
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        before()
        main(["add", str(reports), "--db", str(db)], standalone_mode=False)
    except SystemExit as e:
        os._exit(int(e.code or 0))
    except BaseException:
        os._exit(99)
    os._exit(0)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def counted_statements(tell: Callable[[int], None]) -> None:
    """Calls ``tell`` with a number before every statement of this process, and before every commit."""
    seen = 0

    def one(*_: object) -> None:
        nonlocal seen
        tell(seen)
        seen += 1

    event.listen(Engine, "before_cursor_execute", one)
    event.listen(Engine, "commit", one)


def counted_steps(tell: Callable[[int], None]) -> None:
    """Calls ``tell`` with a number every ``STEP`` instructions of SQLite: in the midst of statements."""
    seen = 0

    def one() -> int:
        nonlocal seen
        tell(seen)
        seen += 1
        return 0

    def watch(connection: sqlite3.Connection, _record: object) -> None:
        connection.set_progress_handler(one, STEP)

    event.listen(Engine, "connect", watch)


COUNTERS = {"statement": counted_statements, "within": counted_steps}


def length(reports: Path, db: Path, how: str) -> int:
    """How many statements or steps an undisturbed run takes."""
    ours, theirs = os.pipe()

    def tell(n: int) -> None:
        os.write(theirs, b".")

    def report() -> None:
        os.close(ours)
        COUNTERS[how](tell)

    child = forked(reports, db, report)
    os.close(theirs)
    with os.fdopen(ours, "rb") as stream:
        total = len(stream.read())
    assert os.waitpid(child, 0)[1] == 0
    return total


def run_and_kill(reports: Path, db: Path, plan: Plan) -> bool:
    """Runs the command and kills it; whether it was killed before its end."""
    if plan.how in COUNTERS:
        child = forked(reports, db, lambda: COUNTERS[plan.how](lambda n: die() if n == plan.at else None))
    else:
        child = started(reports, db) if plan.how == "shell" else forked(reports, db, lambda: None)
        look_and_kill(child, db, plan)
    status = os.waitpid(child, 0)[1]
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    assert killed or status == 0, f"{plan}: ended by itself with status {status}"
    return killed


def started(reports: Path, db: Path) -> int:
    done = subprocess.Popen(
        [sys.executable, "-m", "khabar", "add", str(reports), "--db", str(db)], stdout=subprocess.DEVNULL
    )
    done.returncode = 0  # waited for by its number, as a fork is
    return done.pid


def look_and_kill(child: int, db: Path, plan: Plan) -> None:
    """Kills once the database shows ``plan.at`` reports, some looks later; a child that ends before is left."""
    after = plan.more
    while os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        if seen(db) >= plan.at:
            after -= 1
        if after < 0:
            os.kill(child, signal.SIGKILL)
            return


def seen(db: Path) -> int:
    """Reports that the database shows to a reader while another process writes; -1 where there is no table yet."""
    if not db.exists():
        return -1
    try:
        with closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True, timeout=5)) as connection:
            return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0])
    except sqlite3.OperationalError:
        return -1


# ------------------------------------------------------------------------------------------------ many kills
@dataclass
class Tally:
    kills: int = 0
    with_reports: int = 0  # the database held some reports, not all
    resumed: int = 0


def plans(chance: random.Random, lengths: dict[str, int], shell_every: int) -> Callable[[int], Plan]:
    def plan(n: int) -> Plan:
        if shell_every and n % shell_every == shell_every - 1:
            return Plan("shell", chance.randrange(-1, len(REPORTS)), chance.randrange(60))
        how = chance.choice(("outside", "statement", "statement", "within"))
        if how == "outside":
            return Plan(how, chance.randrange(-1, len(REPORTS) + 1), chance.randrange(60))
        return Plan(how, chance.randrange(lengths[how]))

    return plan


def kill_many(folder: Path, kills: int, *, seed: int, shell_every: int, khabar: Callable[..., Result]) -> Tally:
    """Kills run after run; after each kill a copy is checked, and after one to three the rest is added and compared."""
    chance, tally = random.Random(seed), Tally()
    reports = reports_in(folder / "reports")
    lengths = {how: length(reports, folder / f"{how}.sqlite", how) for how in COUNTERS}
    whole = khabar("situation", folder / "statement.sqlite").stdout
    plan = plans(chance, lengths, shell_every)
    while tally.kills < kills:
        db = folder / f"{tally.resumed}.sqlite"
        kept: set[str] = set()
        for _ in range(chance.randint(1, 3)):
            if run_and_kill(reports, db, chosen := plan(tally.kills)):
                tally.kills += 1
                kept = checked(db, folder / "copy", kept, khabar, chosen)
                tally.with_reports += 0 < len(kept) < len(REPORTS)
        done = khabar("add", reports, "--db", db)
        assert done.exit_code == 0, done.output
        assert khabar("situation", db).stdout == whole, f"another situation after {chosen}"
        tally.resumed += 1
        for file in folder.glob(f"{db.name}*"):
            file.unlink()
    return tally


def checked(db: Path, copy: Path, kept: set[str], khabar: Callable[..., Result], plan: Plan) -> set[str]:
    """Checks a copy of what the killed run left, and gives its reports; none that was there before may be gone."""
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    for file in db.parent.glob(f"{db.name}*"):
        shutil.copy(file, copy)
    if seen(copy / db.name) < 0:
        assert not kept, f"a database without tables after {plan}, with {len(kept)} reports before"
        return set()
    with open_store(copy / db.name) as store:
        assert store.check() == [], plan
        now = {one.id for one in store.evidence.all_reports()}
    assert kept <= now, f"reports lost after {plan}"
    done = khabar("check", copy / db.name)
    assert done.exit_code == 0, (plan, done.output)
    return now
