// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.code.Access;
import dev.thalweg.api.code.SweepCode;
import dev.thalweg.api.code.SweepLowering;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.plan.Home;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Numbers;
import dev.thalweg.api.plan.Sizes;
import dev.thalweg.api.plan.Statement;
import dev.thalweg.api.plan.Step;
import dev.thalweg.api.plan.Sweep;
import dev.thalweg.simd.kernel.Form;
import dev.thalweg.simd.kernel.KernelLibrary;
import dev.thalweg.simd.kernel.TieredKernel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A nest lowered sweep by sweep, for all sizes.
public final class NestCode {
    /// What the nests of one plan share.
    ///
    /// @param plan the plan
    /// @param type the element type
    /// @param tensors its arrays
    /// @param numbers its numbers
    /// @param library where kernels come from
    public record Context(KernelPlan plan, ElementType type, Tensors tensors, Numbers numbers, KernelLibrary library) {
    }

    private final Context context;
    private final String name;
    private final Step.Nest nest;
    private final List<SweepPart> sweeps = new ArrayList<>();
    private @Nullable NestCode rows;

    /// Lowers a nest.
    ///
    /// @param context what it shares with other nests
    /// @param nest the nest
    /// @param name what to call it
    public NestCode(Context context, Step.Nest nest, String name) {
        this.context = context;
        this.nest = nest;
        this.name = name;
        SweepLowering lowering = new SweepLowering(context.plan, nest, context.type);
        for (int i = 0; i < nest.sweeps().size(); i++) {
            Sweep sweep = nest.sweeps().get(i);
            sweeps.add(new SweepPart(context, sweep.inner(), lowering.lower(name + " sweep " + (i + 1), sweep)));
        }
    }

    /// A sweep of the nest.
    public static final class SweepPart {
        private final Context context;
        private final List<Axis> inner;
        private final SweepCode code;
        private final int[] numbers;
        private final Map<Form, TieredKernel> kernels = new EnumMap<>(Form.class);

        SweepPart(Context context, List<Axis> inner, SweepCode code) {
            this.context = context;
            this.inner = inner;
            this.code = code;
            numbers = code.numbers().stream().mapToInt(context.numbers::slot).toArray();
            code.loads().forEach(load -> addRamps(load));
            code.foldTargets().stream().filter(this::isTotal).forEach(context.numbers::slot);
        }

        private void addRamps(Access access) {
            context.tensors.slot(access.source());
            for (Access.Coordinate coordinate : access.coordinates()) {
                if (coordinate instanceof Access.Indexed indexed) {
                    addRamps(indexed.index());
                }
            }
        }

        boolean isTotal(String target) {
            return context.plan.buffer(target).home() == Home.SCALAR;
        }

        List<Axis> inner() {
            return inner;
        }

        /// The lowered code.
        ///
        /// @return the code
        public SweepCode code() {
            return code;
        }

        int[] numberSlots() {
            return numbers;
        }

        synchronized TieredKernel kernel(Form form) {
            return kernels.computeIfAbsent(form, f -> context.library.kernel(code, f));
        }

        synchronized List<TieredKernel> kernels() {
            return List.copyOf(kernels.values());
        }
    }

    Context context() {
        return context;
    }

    List<Axis> outer() {
        return nest.outer();
    }

    /// The sweeps in order.
    ///
    /// @return the sweeps
    public List<SweepPart> sweeps() {
        return sweeps;
    }

    /// What it is called.
    ///
    /// @return such as `huber step 1`
    public String name() {
        return name;
    }

    /// The kernels in use, or, before the first run, those that the shapes most likely lead to.
    ///
    /// @return the kernels
    public synchronized List<TieredKernel> kernels() {
        List<TieredKernel> used = new ArrayList<>();
        sweeps.forEach(sweep -> used.addAll(sweep.kernels()));
        if (rows != null) {
            used.addAll(rows.kernels());
        }
        if (used.isEmpty()) {
            sweeps.forEach(sweep -> used.add(sweep.kernel(sweep.inner().isEmpty() ? Form.FLAT : Form.ACROSS)));
        }
        return used;
    }

    /// The nest for some sizes: where a flat one has inputs that lack an axis and its last axis is long, that axis is walked as an
    /// inner one, so that such inputs are read where they lie.
    synchronized NestCode forSizes(Sizes sizes) {
        if (!nest.flat() || outer().size() < 2 || sizes.of(outer().getLast()) < NestLayout.LONG_ROW || !canBeRows()) {
            return this;
        }
        if (rows == null) {
            List<Axis> inner = List.of(outer().getLast());
            List<Sweep> walked = nest.sweeps().stream().map(s -> new Sweep(inner, s.statements())).toList();
            rows = new NestCode(context, new Step.Nest(outer().subList(0, outer().size() - 1), walked), name);
        }
        return rows;
    }

    private boolean canBeRows() {
        boolean lacks = sweeps.stream().flatMap(s -> s.code.loads().stream())
                .anyMatch(load -> !load.axes().isEmpty() && !load.axes().containsAll(Set.copyOf(outer())));
        return lacks && nest.sweeps().stream().flatMap(s -> s.statements().stream()).allMatch(this::keepsItsMeaning);
    }

    private boolean keepsItsMeaning(Statement statement) {
        Home home = context.plan.buffer(statement.target()).home();
        return statement instanceof Statement.Store ? home != Home.REGISTER : home == Home.SCALAR;
    }
}
