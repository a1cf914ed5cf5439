// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.emit;

import dev.thalweg.api.code.Access;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the body of a nest sees: the indices of its loops, its variables, the block it is in.
final class NestScope {
    private final KernelPlan plan;
    private final Step.Nest nest;
    private final Step.@Nullable Blocks blocks;
    private final Signature signature;
    private final List<Axis> axes;
    private final Set<Axis> used = new HashSet<>();
    private int sweep;

    NestScope(KernelPlan plan, Step.Nest nest, Step.@Nullable Blocks blocks, Signature signature) {
        this.plan = plan;
        this.nest = nest;
        this.blocks = blocks;
        this.signature = signature;
        axes = Stream.concat(nest.outer().stream(), nest.sweeps().stream().flatMap(s -> s.inner().stream()))
                .distinct().toList();
    }

    KernelPlan plan() {
        return plan;
    }

    Signature signature() {
        return signature;
    }

    /// Which sweep is being written.
    int number() {
        return sweep;
    }

    void begin(int number) {
        sweep = number;
    }

    /// The index of the loop over an axis.
    String index(Axis axis) {
        used.add(axis);
        return variable(axis);
    }

    /// How that index is called, without a use of it.
    String variable(Axis axis) {
        return "i" + axes.indexOf(axis);
    }

    /// Whether the index of an axis was used so far.
    boolean isUsed(Axis axis) {
        return used.contains(axis);
    }

    String register(String buffer) {
        return "r" + plan.buffers().stream().map(Object::toString).toList().indexOf(buffer);
    }

    boolean isBlocked(Axis axis) {
        return blocks != null && blocks.axis().equals(axis);
    }

    boolean isLocal(String tensor) {
        return blocks != null && blocks.local().contains(tensor);
    }

    /// Whether folds over some axes go on from what earlier blocks left.
    boolean goesOn(List<Axis> kept) {
        return blocks != null && !kept.contains(blocks.axis());
    }

    /// Whether an entry of a flat nest has the number of its row.
    boolean isLinear(Access access) {
        return nest.flat() && access.source() instanceof Access.Tensor tensor
                && access.coordinates().stream().map(c -> ((Access.Along) c).axis()).toList().equals(nest.outer())
                && (isLocal(tensor.name()) || nest.outer().stream().skip(1).noneMatch(this::isBlocked));
    }

    /// The number of the row among those of the whole tensor.
    String linear(Access access) {
        Access.Tensor tensor = (Access.Tensor) access.source();
        Axis slowest = nest.outer().getFirst();
        if (isLocal(tensor.name()) || !isBlocked(slowest)) {
            return "row";
        }
        return Stream.concat(Stream.of(signature.first()), nest.outer().stream().skip(1).map(signature::size))
                .collect(Collectors.joining(" * ")) + " + row";
    }

    /// The first row of the block.
    String first() {
        Objects.requireNonNull(blocks, "no blocks are walked");
        return signature.first();
    }
}
