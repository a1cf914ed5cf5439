// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.emit;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The parameters of a kernel, collected while its body is written, and their names there.
///
/// No two parameters of a kernel are the same memory, so the compiler may take them for apart.
final class Signature {
    private final Memories memories;
    private final Map<Parameter, String> names = new LinkedHashMap<>();
    private final Set<String> written = new HashSet<>();

    Signature(Memories memories) {
        this.memories = memories;
    }

    /// The memory of an input or buffer, to be read.
    String read(String tensor) {
        return name(new Parameter.Memory(memories.of(tensor)), "t");
    }

    /// The memory of a buffer, to be written and perhaps read.
    String write(String tensor) {
        written.add(memories.of(tensor));
        return read(tensor);
    }

    boolean isLabels(String tensor) {
        return memories.isLabels(memories.of(tensor));
    }

    String size(Axis axis) {
        return name(new Parameter.Size(axis), "n");
    }

    String wholeSize(Axis axis) {
        return name(new Parameter.WholeSize(axis), "whole");
    }

    String first() {
        return names.computeIfAbsent(new Parameter.First(), _ -> "first");
    }

    String rows() {
        return names.computeIfAbsent(new Parameter.Rows(false), _ -> "rows");
    }

    String share() {
        return names.computeIfAbsent(new Parameter.Rows(true), _ -> "share");
    }

    String number(Expr leaf) {
        return name(new Parameter.Scalar(leaf), "h");
    }

    String partials() {
        return names.computeIfAbsent(new Parameter.Partials(), _ -> "partials");
    }

    String extent(Parameter.Role role) {
        return names.computeIfAbsent(new Parameter.Extent(role), _ -> role.text());
    }

    private String name(Parameter parameter, String letter) {
        return names.computeIfAbsent(parameter, _ -> letter + names.size());
    }

    KernelText kernel(String name, Lines body) {
        String declared = names.entrySet().stream().map(e -> declaration(e.getKey(), e.getValue()))
                .collect(Collectors.joining(", "));
        Lines text = new Lines();
        legend(text);
        text.open("__kernel void " + name + "(" + declared + ")").addAll(body).close();
        return new KernelText(name, new ArrayList<>(names.keySet()), text.toString());
    }

    private String declaration(Parameter parameter, String name) {
        return switch (parameter) {
            case Parameter.Memory memory -> "__global " + (written.contains(memory.name()) ? "" : "const ")
                    + (memories.isLabels(memory.name()) ? "int" : "real") + "* restrict " + name;
            case Parameter.Partials _ -> "__global acc* restrict " + name;
            case Parameter.Scalar _ -> "const real " + name;
            case Parameter.Size _, Parameter.WholeSize _, Parameter.First _, Parameter.Rows _, Parameter.Extent _ ->
                "const int " + name;
        };
    }

    /// What parameters are, for people.
    private void legend(Lines out) {
        names.forEach((parameter, name) -> {
            switch (parameter) {
                case Parameter.Memory memory -> out.add("// " + name + " is " + memory.name());
                case Parameter.Size size -> out.add("// " + name + " is the size of " + size.axis());
                case Parameter.WholeSize size -> out.add("// " + name + " is the whole size of " + size.axis());
                case Parameter.Scalar number -> out.add("// " + name + " is " + number.leaf());
                case Parameter.First _, Parameter.Rows _, Parameter.Partials _, Parameter.Extent _ -> {
                }
            }
        });
    }
}
