// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The inputs that a caller gives to a loss, as leaves of its formula.
public final class LossInputs {
    private final Map<String, Expr.Input> leaves;
    private final List<Axis> items;
    private final @Nullable Axis classes;

    /// Inputs by name.
    ///
    /// @param leaves the leaf of each input that is present
    /// @param items the axes of the items
    /// @param classes the class axis; null for element-wise losses
    public LossInputs(Map<String, Expr.Input> leaves, List<Axis> items, @Nullable Axis classes) {
        this.leaves = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(leaves));
        this.items = List.copyOf(items);
        this.classes = classes;
    }

    /// An input that must be there.
    ///
    /// @param name its name
    /// @return its leaf
    public Expr get(String name) {
        Expr.Input leaf = leaves.get(name);
        if (leaf == null) {
            throw new IllegalArgumentException("no input '" + name + "'; present: " + leaves.keySet());
        }
        return leaf;
    }

    /// An optional input.
    ///
    /// @param name its name
    /// @return its leaf, if the caller gives it
    public Optional<Expr> find(String name) {
        return Optional.ofNullable(leaves.get(name));
    }

    /// The predictions.
    ///
    /// @return their leaf
    public Expr prediction() {
        return get(LossInput.PREDICTION);
    }

    /// What is to be met.
    ///
    /// @return its leaf
    public Expr target() {
        return get(LossInput.TARGET);
    }

    /// The axes of an input that must be there.
    ///
    /// @param name its name
    /// @return its axes, outermost first
    public List<Axis> axes(String name) {
        return ((Expr.Input) get(name)).axes();
    }

    /// The axes of the items.
    ///
    /// @return none for a single item
    public List<Axis> items() {
        return items;
    }

    /// The class axis of a row-wise loss.
    ///
    /// @return the axis
    public Axis classes() {
        if (classes == null) {
            throw new IllegalStateException("an element-wise loss has no class axis");
        }
        return classes;
    }

    /// All leaves.
    ///
    /// @return by name, in the order of declaration
    public Map<String, Expr.Input> leaves() {
        return leaves;
    }
}
