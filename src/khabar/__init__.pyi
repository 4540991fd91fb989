from khabar.api import CodingError as CodingError
from khabar.api import code as code
from khabar.api import open as open
from khabar.database import Database as Database
from khabar.selection import Selection as Selection
from khabar.store import StoreError as StoreError

__version__: str
