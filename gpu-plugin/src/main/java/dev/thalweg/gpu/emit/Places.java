// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.emit;

import dev.thalweg.api.code.Access;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.plan.Home;
import java.util.ArrayList;
import java.util.List;

/// Where the entries lie that a sweep reads or writes, as expressions over the indices of the loops.
final class Places {
    private static final String ZERO = "(real) 0";

    private final NestScope scope;
    private int indices;

    Places(NestScope scope) {
        this.scope = scope;
    }

    /// The entry at the position of the loop. Outside of an axis it is 0, and nothing is read.
    ///
    /// @param out where indices that are read are declared first
    String value(Access access, Lines out) {
        return switch (access.source()) {
            case Access.Ramp ramp -> "(real) " + position(ramp.axis());
            case Access.Tensor tensor when isRegister(tensor.name()) -> scope.register(tensor.name());
            case Access.Tensor tensor -> {
                List<String> guards = new ArrayList<>();
                String entry = entry(access, tensor, guards, out);
                String real = scope.signature().isLabels(tensor.name()) ? "(real) " + entry : entry;
                yield guards.isEmpty() ? real : String.join(" && ", guards) + " ? " + real + " : " + ZERO;
            }
        };
    }

    /// What is written at the position of the loop.
    String target(String tensor, List<Axis> axes) {
        Access access = Access.of(tensor, axes);
        String memory = scope.signature().write(tensor);
        String offset = scope.isLinear(access) ? scope.linear(access)
                : offset(tensor, axes, axes.stream().map(axis -> along(axis, tensor)).toList());
        return memory + "[" + offset + "]";
    }

    private String entry(Access access, Access.Tensor tensor, List<String> guards, Lines out) {
        String memory = scope.signature().read(tensor.name());
        if (access.isPlain() && scope.isLinear(access)) {
            return memory + "[" + scope.linear(access) + "]";
        }
        List<String> coordinates = new ArrayList<>();
        for (int i = 0; i < access.coordinates().size(); i++) {
            Axis axis = tensor.axes().get(i);
            switch (access.coordinates().get(i)) {
                case Access.Along along -> coordinates.add(along(along.axis(), tensor.name()));
                case Access.At at -> {
                    guards.add(at.index() + " >= 0 && " + at.index() + " < " + stored(axis, tensor.name()));
                    coordinates.add(Integer.toString(at.index()));
                }
                case Access.Indexed indexed -> {
                    String index = index(indexed.index(), stored(axis, tensor.name()), out);
                    guards.add(index + " >= 0");
                    coordinates.add(index);
                }
            }
        }
        return memory + "[" + offset(tensor.name(), tensor.axes(), coordinates) + "]";
    }

    /// An index that is read: negative unless it is a whole number within the axis.
    private String index(Access access, String size, Lines out) {
        boolean isLabel = access.isPlain() && access.source() instanceof Access.Tensor tensor
                && scope.signature().isLabels(tensor.name());
        String read = isLabel ? label(access, out) : value(access, out);
        String name = "at" + scope.number() + "_" + indices++;
        out.add("const int " + name + " = " + (isLabel ? "label(" : "whole(") + read + ", " + size + ");");
        return name;
    }

    private String label(Access access, Lines out) {
        return entry(access, (Access.Tensor) access.source(), new ArrayList<>(), out);
    }

    /// Row-major: outermost first.
    private String offset(String tensor, List<Axis> axes, List<String> coordinates) {
        if (coordinates.isEmpty()) {
            return "0";
        }
        String offset = coordinates.getFirst();
        for (int i = 1; i < coordinates.size(); i++) {
            offset = "(" + offset + ") * " + stored(axes.get(i), tensor) + " + " + coordinates.get(i);
        }
        return offset;
    }

    private boolean isRegister(String tensor) {
        return scope.plan().buffers().stream()
                .anyMatch(b -> b.name().equals(tensor) && b.home() == Home.REGISTER);
    }

    private String position(Axis axis) {
        return scope.isBlocked(axis) ? "(" + scope.signature().first() + " + " + scope.index(axis) + ")"
                : scope.index(axis);
    }

    private String along(Axis axis, String tensor) {
        return scope.isLocal(tensor) ? scope.index(axis) : position(axis);
    }

    private String stored(Axis axis, String tensor) {
        return scope.isBlocked(axis) && !scope.isLocal(tensor) ? scope.signature().wholeSize(axis)
                : scope.signature().size(axis);
    }
}
