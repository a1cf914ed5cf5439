// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.emit;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.code.Access;
import dev.thalweg.api.code.Level;
import dev.thalweg.api.code.Primitive;
import dev.thalweg.api.code.SweepCode;
import dev.thalweg.api.code.Value;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.plan.Buffer;
import dev.thalweg.api.plan.Home;
import dev.thalweg.api.plan.KernelPlan;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a sweep does at a position, in three parts: what is the same for the whole kernel, what is the same for a row, and the rest.
final class SweepText {
    private final SweepCode code;
    private final List<Axis> inner;
    private final int number;
    private final NestScope scope;
    private final Places places;

    SweepText(SweepCode code, List<Axis> inner, int number, NestScope scope) {
        this.code = code;
        this.inner = inner;
        this.number = number;
        this.scope = scope;
        places = new Places(scope);
    }

    List<Axis> inner() {
        return inner;
    }

    List<SweepCode.Fold> folds() {
        return code.folds();
    }

    /// Computes what no row changes.
    void uniform(Lines out) {
        compute(EnumSet.of(Level.UNIFORM), out);
    }

    /// Computes what the row alone says.
    void row(Lines out) {
        compute(EnumSet.of(Level.ROW), out);
    }

    /// Computes what the position says.
    void position(Lines out) {
        compute(EnumSet.of(Level.COLUMN, Level.ELEMENT), out);
    }

    private void compute(Set<Level> levels, Lines out) {
        scope.begin(number);
        for (Value value : Value.below(code.roots())) {
            if (!value.isConstant() && levels.contains(value.level())) {
                String text = text(value, out);
                out.add("const " + Spelling.type(value.sort()) + " " + name(value) + " = " + text + ";");
            }
        }
    }

    private String text(Value value, Lines out) {
        return switch (value.primitive()) {
            case Primitive.Load load -> places.value(code.loads().get(load.tensor()), out);
            case Primitive.Argument argument ->
                scope.signature().number(code.numbers().get(argument.slot()));
            case Primitive.Real _, Primitive.Bits _, Primitive.Apply _, Primitive.Shift _ ->
                Spelling.of(value.primitive(), type(), this::name);
        };
    }

    private ElementType type() {
        return code.type();
    }

    /// How a value is called; a constant is written as it stands.
    String name(Value value) {
        return value.isConstant() ? Spelling.of(value.primitive(), type(), this::name)
                : "v" + number + "_" + value.number();
    }

    /// Stores into memory.
    void store(Lines out) {
        code.stores().stream().filter(store -> !isRegister(store))
                .forEach(store -> out.add(target(tensor(store)) + " = " + name(store.value()) + ";"));
    }

    /// Stores into variables of the row.
    void assign(Lines out) {
        code.stores().stream().filter(this::isRegister)
                .forEach(store -> out.add(scope.register(tensor(store)) + " = " + name(store.value()) + ";"));
    }

    /// Where an entry of a buffer lies.
    String target(String buffer) {
        return places.target(buffer, plan().buffer(buffer).axes());
    }

    boolean storesMemory() {
        return code.stores().stream().anyMatch(store -> !isRegister(store))
                || code.folds().stream().anyMatch(fold -> isMemory(home(fold)));
    }

    private static boolean isMemory(Home home) {
        return switch (home) {
            case OUTPUT, SCRATCH -> true;
            case REGISTER, SCALAR, ROW -> false;
        };
    }

    /// The variables of the row that it sets.
    List<String> registers() {
        return plan().buffers().stream().filter(b -> b.home() == Home.REGISTER).map(Buffer::name)
                .filter(name -> code.foldTargets().contains(name) || code.targetNames().contains(name))
                .map(scope::register).toList();
    }

    Home home(SweepCode.Fold fold) {
        return plan().buffer(fold.target()).home();
    }

    private boolean isRegister(SweepCode.Store store) {
        return plan().buffer(tensor(store)).home() == Home.REGISTER;
    }

    private static String tensor(SweepCode.Store store) {
        return ((Access.Tensor) store.target().source()).name();
    }

    private KernelPlan plan() {
        return scope.plan();
    }
}
