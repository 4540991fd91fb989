"""A quantised BERT encoder as a graph of few, wide operators: the same weights, a fifth faster in onnxruntime.

    python training/fuse.py ENCODER.onnx FUSED.onnx

What ``torch.onnx.export`` and ``quantize_dynamic`` write spells attention out in small operators and adds a mask of zeros to every
score. Here query, key and value are one product, attention is one operator, and there is no mask: a window is encoded alone.
Sums are taken in another order, so that roundings to eight bits fall otherwise here and there.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

HEADS = 12
ENCODER = "net.encoder."
EMBEDDINGS = f"{ENCODER}embeddings."
EPSILON, LAST_EPSILON = 1e-12, 1e-5  # of the layers' norms, and of the one behind them
MICROSOFT = "com.microsoft"

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Weights:
    """One product: (in, out) int8, the scale of each column, (out,) bias."""

    matrix: Array
    scale: Array
    bias: Array

    @classmethod
    def side_by_side(cls, parts: Sequence[Weights]) -> Weights:
        scales = [np.broadcast_to(p.scale, p.bias.shape) for p in parts]
        return cls(np.concatenate([p.matrix for p in parts], 1), np.concatenate(scales), np.concatenate([p.bias for p in parts]))


def read(model: ModelProto) -> tuple[dict[str, Array], dict[str, Weights]]:
    """Every constant by its name, and the weights of each product by the layer that it belongs to."""
    constants = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    constants |= {n.output[0]: numpy_helper.to_array(n.attribute[0].t) for n in model.graph.node if n.op_type == "Constant"}
    products = {}
    for node in model.graph.node:
        if node.op_type == "MatMulInteger":
            found = re.match(r"/encoder/encoder/(layer\.\d+/.*)/MatMul_output", node.output[0])
            if found is None:
                raise ValueError(f"a product of no layer: {node.output[0]}")
            layer, base = found[1].replace("/", "."), node.input[1].removesuffix("_quantized")
            if constants[f"{base}_zero_point"].any():
                raise ValueError(f"weights of {layer} are not symmetric")
            products[layer] = Weights(
                constants[f"{base}_quantized"], constants[f"{base}_scale"].astype(np.float32), constants[f"{ENCODER}encoder.{layer}.bias"]
            )
    return constants, products


@dataclass
class Graph:
    """Nodes and the constants that they use, as they are added."""

    nodes: list[NodeProto] = field(default_factory=list)
    constants: dict[str, Array] = field(default_factory=dict)

    def constant(self, name: str, value: Array) -> str:
        self.constants[name] = value
        return name

    def add(self, kind: str, inputs: Sequence[str], outputs: str | Sequence[str], domain: str = "", **attributes: Any) -> str:
        outputs = [outputs] if isinstance(outputs, str) else list(outputs)
        self.nodes.append(helper.make_node(kind, list(inputs), outputs, domain=domain, **attributes))
        return outputs[0]

    def norm(self, x: str, weight: Array, bias: Array, out: str, epsilon: float) -> str:
        inputs = [x, self.constant(f"{out}.weight", weight), self.constant(f"{out}.bias", bias)]
        return self.add("LayerNormalization", inputs, out, axis=-1, epsilon=float(np.float32(epsilon)))

    def product(self, x: str, w: Weights, out: str) -> str:
        """x times the weights, x quantised as it comes."""
        q, scale, zero = f"{out}.q", f"{out}.scale", f"{out}.zero"
        self.add("DynamicQuantizeLinear", [x], [q, scale, zero])
        self.add("MatMulInteger", [q, self.constant(f"{out}.w", w.matrix), zero], f"{out}.int")
        self.add("Cast", [f"{out}.int"], f"{out}.float", to=TensorProto.FLOAT)
        self.add("Mul", [scale, self.constant(f"{out}.s", w.scale)], f"{out}.both")
        self.add("Mul", [f"{out}.float", f"{out}.both"], f"{out}.scaled")
        return self.add("Add", [f"{out}.scaled", self.constant(f"{out}.b", w.bias)], out)


def embedded(graph: Graph, constants: dict[str, Array]) -> str:
    """Word, position and segment of each piece, added and normed."""
    for table in ("word", "position"):
        for part in ("weight_quantized", "weight_scale", "weight_zero_point"):
            name = f"{EMBEDDINGS}{table}_embeddings.{part}"
            graph.constant(name, constants[name])

    def plain(table: str, rows: str) -> str:
        name = f"{EMBEDDINGS}{table}_embeddings.weight"
        return graph.add("DequantizeLinear", [rows, f"{name}_scale", f"{name}_zero_point"], table)

    word = plain("word", graph.add("Gather", [f"{EMBEDDINGS}word_embeddings.weight_quantized", "input_ids"], "word.rows"))
    graph.add("Shape", ["input_ids"], "length", start=1, end=2)
    zero = graph.constant("none", np.array([0], np.int64))
    position = plain("position", graph.add("Slice", [f"{EMBEDDINGS}position_embeddings.weight_quantized", zero, "length", zero], "position.rows"))
    segment = f"{EMBEDDINGS}token_type_embeddings.weight"
    first = (constants[f"{segment}_quantized"][0].astype(np.float32) - np.float32(constants[f"{segment}_zero_point"])) * np.float32(constants[f"{segment}_scale"])
    x = graph.add("Add", [graph.add("Add", [word, graph.constant("segment", first.astype(np.float32))], "worded"), position], "placed")
    return graph.norm(x, constants[f"{EMBEDDINGS}LayerNorm.weight"], constants[f"{EMBEDDINGS}LayerNorm.bias"], "embedded", EPSILON)


def layer(graph: Graph, constants: dict[str, Array], products: dict[str, Weights], number: int, x: str) -> str:
    own, out = f"layer.{number}.", f"l{number}."
    three = Weights.side_by_side([products[f"{own}attention.self.{part}"] for part in ("query", "key", "value")])
    width = three.matrix.shape[0]
    sizes = graph.constant("thirds", np.array([width] * 3, np.int64))
    parts = [f"{out}query", f"{out}key", f"{out}value"]
    graph.add("Split", [graph.product(x, three, f"{out}three"), sizes], parts, axis=2)
    seen = graph.add("MultiHeadAttention", parts, f"{out}seen", MICROSOFT, num_heads=HEADS)

    def beside(y: str, x: str, name: str, to: str) -> str:
        norm = f"{ENCODER}encoder.{own}{name}.LayerNorm"
        return graph.norm(graph.add("Add", [y, x], f"{to}.sum"), constants[f"{norm}.weight"], constants[f"{norm}.bias"], to, EPSILON)

    x = beside(graph.product(seen, products[f"{own}attention.output.dense"], f"{out}attended"), x, "attention.output", f"{out}middle")
    wide = graph.add("Gelu", [graph.product(x, products[f"{own}intermediate.dense"], f"{out}wide")], f"{out}wide.gelu", MICROSOFT)
    return beside(graph.product(wide, products[f"{own}output.dense"], f"{out}narrow"), x, "output", f"{out}end")


def fused(model: ModelProto) -> ModelProto:
    """``input_ids`` (1, n) int64 -> ``hidden`` (1, n, width) float32."""
    constants, products = read(model)
    graph = Graph()
    x = embedded(graph, constants)
    for number in range(max(int(key.split(".")[1]) for key in products) + 1):
        x = layer(graph, constants, products, number, x)
    graph.norm(x, constants["net.norm.weight"], constants["net.norm.bias"], "hidden", LAST_EPSILON)
    used = {name for node in graph.nodes for name in node.input}
    made = helper.make_graph(
        graph.nodes,
        "encoder",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "n"])],
        [helper.make_tensor_value_info("hidden", TensorProto.FLOAT, [1, "n", len(constants["net.norm.weight"])])],
        [numpy_helper.from_array(np.ascontiguousarray(value), name) for name, value in graph.constants.items() if name in used],
    )
    out = helper.make_model(made, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)])
    out.ir_version = 8
    return out


if __name__ == "__main__":
    onnx.save(fused(onnx.load(sys.argv[1])), sys.argv[2])
    print(f"{Path(sys.argv[2]).stat().st_size / 1e6:.1f} MB")
