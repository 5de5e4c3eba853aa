"""A small way to write an ONNX graph by hand: operators by name, weights as float16 made float32 on loading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from onnx import ModelProto, TensorProto, checker, helper, numpy_helper

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OPSET, IR = 17, 8


@dataclass
class Graph:
    """Nodes and weights; every method gives the name of its result."""

    nodes: list = field(default_factory=list)
    values: list = field(default_factory=list)

    def __call__(self, kind: str, *inputs: str, **attributes: Any) -> str:  # noqa: ANN401 - ONNX has many kinds
        """Add an operator with one result."""
        name = f"{kind.lower()}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], **attributes))
        return name

    def value(self, array: np.ndarray) -> str:
        """Add numbers as they are."""
        name = f"value{len(self.values)}"
        self.values.append(numpy_helper.from_array(np.asarray(array, order="C"), name))
        return name

    def weight(self, array: np.ndarray) -> str:
        """Add float32 numbers in half the bytes."""
        return self("Cast", self.value(np.asarray(array, np.float16)), to=TensorProto.FLOAT)

    def number(self, value: float) -> str:
        """Add one float32."""
        return self.value(np.array(value, np.float32))

    def whole(self, *values: int) -> str:
        """Add a list of int64."""
        return self.value(np.array(values, np.int64))

    def model(
        self,
        source: tuple[str, Sequence[int | str]],
        result: tuple[str, str, Sequence[int | str]],
        metadata: Mapping[str, str | int],
    ) -> ModelProto:
        """Close the graph: the name and shape of what goes in, (value, name, shape) of what comes out."""
        inner, name, shape = result
        self.nodes.append(helper.make_node("Identity", [inner], [name]))
        into = helper.make_tensor_value_info(source[0], TensorProto.FLOAT, source[1])
        out = helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
        graph = helper.make_graph(self.nodes, "lokas", [into], [out], self.values)
        made = helper.make_model(graph, ir_version=IR, opset_imports=[helper.make_opsetid("", OPSET)])
        helper.set_model_props(made, {key: str(value) for key, value in metadata.items()})
        checker.check_model(made, full_check=True)
        return made
