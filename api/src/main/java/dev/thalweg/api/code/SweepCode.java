// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.code;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A sweep lowered to primitives: what it reads, what it computes, what becomes of the results.
///
/// Tensors are numbered: first the loads, then the stores, then the folds.
public final class SweepCode {

    /// A value written at the position of the loop.
    ///
    /// @param target where
    /// @param value what
    public record Store(Access target, Value value) {
    }

    /// A value folded over the positions of the loop.
    ///
    /// @param target the buffer
    /// @param op how
    /// @param value what
    public record Fold(String target, Reduction op, Value value) {
    }

    private final String name;
    private final List<Axis> inner;
    private final Code code;
    private final List<Access> loads;
    private final List<Expr> numbers;
    private final List<Store> stores;
    private final List<Fold> folds;
    private final List<Value> early;

    SweepCode(String name, List<Axis> inner, Code code, List<Access> loads, List<Expr> numbers, List<Store> stores,
            List<Fold> folds, List<Value> early) {
        this.name = name;
        this.inner = List.copyOf(inner);
        this.code = code;
        this.loads = List.copyOf(loads);
        this.numbers = List.copyOf(numbers);
        this.stores = List.copyOf(stores);
        this.folds = List.copyOf(folds);
        this.early = List.copyOf(early);
    }

    /// The name, for people.
    ///
    /// @return such as `huber step 1 sweep 1`
    public String name() {
        return name;
    }

    /// What is read, in the order of the tensors.
    ///
    /// @return the loads
    public List<Access> loads() {
        return loads;
    }

    /// Whether a load is the number of the inner position itself, which needs no memory.
    ///
    /// @param load which of the loads
    /// @return true for the position along the only inner axis
    public boolean isPosition(int load) {
        return inner.size() == 1 && loads.get(load).equals(Access.position(inner.getFirst()));
    }

    /// What is written, in the order of the tensors.
    ///
    /// @return the targets
    public List<Access> targets() {
        return stores.stream().map(Store::target).toList();
    }

    /// The buffers that are written, in the order of the tensors.
    ///
    /// @return their names
    public List<String> targetNames() {
        return stores.stream().map(s -> ((Access.Tensor) s.target().source()).name()).toList();
    }

    /// The buffers into which values are folded, in order.
    ///
    /// @return their names
    public List<String> foldTargets() {
        return folds.stream().map(Fold::target).toList();
    }

    /// How values are folded, in order.
    ///
    /// @return the reductions
    public List<Reduction> foldOps() {
        return folds.stream().map(Fold::op).toList();
    }

    /// The numbers that a run needs, in the order of their slots: hyper-parameters, scalars and sizes.
    ///
    /// @return [Expr.Hyper] and [Expr.Size] leaves
    public List<Expr> numbers() {
        return numbers;
    }

    /// How many tensors there are.
    ///
    /// @return loads, stores and folds together
    public int tensors() {
        return loads.size() + stores.size() + folds.size();
    }

    /// Primitive operations at each position; constants, numbers and loads are not counted.
    ///
    /// @return their number
    public int operations() {
        return (int) Value.below(roots()).stream().map(Value::primitive).filter(SweepCode::isOperation).count()
                + folds.size();
    }

    private static boolean isOperation(Primitive primitive) {
        return switch (primitive) {
            case Primitive.Apply _, Primitive.Shift _ -> true;
            case Primitive.Load _, Primitive.Argument _, Primitive.Real _, Primitive.Bits _ -> false;
        };
    }

    /// The element type.
    ///
    /// @return as it was lowered
    public ElementType type() {
        return code.type();
    }

    /// What is written, in the order of the tensors.
    ///
    /// @return the stores
    public List<Store> stores() {
        return stores;
    }

    /// What is folded, in the order of the tensors.
    ///
    /// @return the folds
    public List<Fold> folds() {
        return folds;
    }

    /// Loads that must come before any store, because a store may write over them.
    ///
    /// @return loads
    public List<Value> early() {
        return early;
    }

    /// The number of a store among the tensors.
    ///
    /// @param store which of the stores
    /// @return its number
    public int storeTensor(int store) {
        return loads.size() + store;
    }

    /// The number of a fold among the tensors.
    ///
    /// @param fold which of the folds
    /// @return its number
    public int foldTensor(int fold) {
        return loads.size() + stores.size() + fold;
    }

    /// What must be computed: early loads, then the values of stores and folds.
    ///
    /// @return the values in that order
    public List<Value> roots() {
        List<Value> roots = new ArrayList<>(early);
        stores.forEach(store -> roots.add(store.value));
        folds.forEach(fold -> roots.add(fold.value));
        return roots;
    }

    /// The code as text, a line an operation: the same for all that is written from it.
    ///
    /// @return several lines
    public String listing() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < loads.size(); i++) {
            out.append("  t").append(i).append(" = ").append(AccessPrinter.print(loads.get(i))).append('\n');
        }
        for (int i = 0; i < numbers.size(); i++) {
            out.append("  n").append(i).append(" = ").append(numbers.get(i)).append('\n');
        }
        body(out);
        return out.toString();
    }

    private void body(StringBuilder out) {
        for (Value value : Value.below(roots())) {
            if (!value.isConstant()) {
                out.append("  ").append(value).append(" = ").append(value.primitive()).append('\n');
            }
        }
        stores.forEach(s -> out.append("  ").append(AccessPrinter.print(s.target)).append(" := ").append(s.value)
                .append('\n'));
        folds.forEach(f -> out.append("  ").append(f.target).append(' ').append(f.op.text()).append("= ")
                .append(f.value).append('\n'));
    }

    /// A text that is equal for sweeps whose kernels are the same.
    ///
    /// @return several lines
    public String key() {
        StringBuilder out = new StringBuilder(code.type().text()).append(loads.size()).append('\n');
        for (Value value : Value.below(roots())) {
            out.append('v').append(value.number()).append('=').append(value.primitive()).append('\n');
        }
        IntStream.range(0, loads.size()).filter(this::isPosition)
                .forEach(load -> out.append("position ").append(load).append('\n'));
        stores.forEach(s -> out.append("store ").append(s.value).append('\n'));
        folds.forEach(f -> out.append(f.op).append(' ').append(f.value).append('\n'));
        return out.toString();
    }
}
