// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.emit;

import dev.thalweg.api.formula.Reduction;

/// How a fold is written: what it begins with, how an entry joins, how two folds do.
enum Folding {
    /// In `acc`, which has more digits than entries.
    SUM("acc", "sum_of(0)", "sum_add", "sum_join", "sum"),
    /// NaN if any entry is.
    MAX("real", "-(real) INFINITY", "greatest", "greatest", "greatest"),
    /// Passes over NaN.
    MAX_NUMBER("real", "-(real) INFINITY", "fmax", "fmax", "greatest"),
    /// NaN if any entry is.
    MIN("real", "(real) INFINITY", "least", "least", "least");

    private final String type;
    private final String start;
    private final String add;
    private final String join;
    private final String group;

    Folding(String type, String start, String add, String join, String group) {
        this.type = type;
        this.start = start;
        this.add = add;
        this.join = join;
        this.group = group;
    }

    static Folding of(Reduction op) {
        return switch (op) {
            case SUM -> SUM;
            case MAX -> MAX;
            case MAX_NUMBER -> MAX_NUMBER;
            case MIN -> MIN;
            case LOG_SUM_EXP -> throw new IllegalArgumentException("plans fold no " + op);
        };
    }

    /// The type of its variable.
    String type() {
        return type;
    }

    /// The fold over nothing.
    String start() {
        return start;
    }

    String add(String fold, String entry) {
        return add + "(" + fold + ", " + entry + ")";
    }

    String join(String fold, String other) {
        return join + "(" + fold + ", " + other + ")";
    }

    /// The fold of what all items of a group have.
    String ofGroup(String fold) {
        String pad = this == SUM ? "pad" : "(__local real*) pad";
        return "group_" + group + "(" + fold + ", " + pad + ")";
    }

    /// As an entry of the element type.
    String value(String fold) {
        return this == SUM ? "sum_value(" + fold + ")" : fold;
    }

    /// As a partial sum, of which the host makes the total.
    String partial(String fold) {
        return this == SUM ? fold : "sum_of(" + fold + ")";
    }

    /// A fold that goes on from a partial sum.
    String fromPartial(String partial) {
        return this == SUM ? partial : "sum_value(" + partial + ")";
    }

    /// A fold that goes on from an entry.
    String fromEntry(String entry) {
        return this == SUM ? "sum_of(" + entry + ")" : entry;
    }
}
