// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Check;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Reduction;
import dev.thalweg.api.formula.Simplify;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns a program into a plan: `check → simplify → lower → plan → check plan`.
///
/// Planning itself goes in rounds. Formulas are cut into pieces of work ([WorkList]); work that can share a loop nest
/// is grouped and ordered ([Stages], [Nests]); where that shows that something is computed twice for more than it costs
/// to keep, it is stored instead ([Materialise]) and planning starts over. What is too large for a kernel is cut
/// ([SizeLimit]). The result depends on the formula alone, never on sizes or hardware.
public final class Planner {
    private static final int MOST_ROUNDS = 12;

    private final Graph graph;
    private final Program program;

    private final SizeLimit limit;

    private Planner(Program program, SizeLimit limit) {
        this.graph = new Graph();
        this.program = program;
        this.limit = limit;
    }

    /// Plans a program.
    ///
    /// @param program the formulas
    /// @return a checked plan
    /// @throws dev.thalweg.api.ThalwegException if a formula means nothing
    public static KernelPlan plan(Program program) {
        return plan(program, SizeLimit.OF_KERNELS);
    }

    /// Plans for kernels of another size.
    static KernelPlan plan(Program program, SizeLimit limit) {
        KernelPlan plan = new Planner(program, limit).plan();
        PlanCheck.check(plan);
        return plan;
    }

    /// The simplified and lowered outputs of a program, for people who want to see that pass.
    ///
    /// @param program the formulas
    /// @return the program as the planner cuts it
    public static Program lowered(Program program) {
        Planner planner = new Planner(program, SizeLimit.OF_KERNELS);
        return new Program(program.name(), planner.lower());
    }

    private List<Program.Output> lower() {
        List<Expr> values = program.outputs().stream().map(o -> graph.intern(o.value())).toList();
        Check.check(graph, values);
        Simplify simplify = new Simplify(graph);
        return withValues(Lower.lower(graph, values.stream().map(simplify::simplify).toList()));
    }

    private List<Program.Output> withValues(List<Expr> values) {
        List<Program.Output> outputs = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Program.Output o = program.outputs().get(i);
            if (!o.axes().containsAll(graph.axes(values.get(i)))) {
                throw new dev.thalweg.api.ThalwegException("TH-F004",
                        "output '" + o.name() + "' is declared over " + o.axes()
                                + ", but its value has the axes " + graph.axes(values.get(i)) + ".");
            }
            outputs.add(new Program.Output(o.name(), o.axes(), values.get(i), o.inPlaceOf()));
        }
        return outputs;
    }

    private KernelPlan plan() {
        FuseAxes.Result fused = FuseAxes.fuse(graph, lower());
        List<Axis> order = axisOrder(fused.outputs());
        List<Program.Output> outputs = pushed(fused.outputs(), order);
        Set<Expr> materialised = Collections.newSetFromMap(new IdentityHashMap<>());
        WorkList work = WorkList.of(graph, outputs, materialised, order);
        List<List<Work>> groups = Stages.of(work.all);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (!materialised.addAll(Materialise.candidates(work, groups))) {
                break;
            }
            work = WorkList.of(graph, outputs, materialised, order);
            groups = Stages.of(work.all);
        }
        while (materialised.addAll(Overwriting.candidates(outputs, work, groups))) {
            work = WorkList.of(graph, outputs, materialised, order);
            groups = Stages.of(work.all);
        }
        while (materialised.addAll(limit.halves(work))) {
            work = WorkList.of(graph, outputs, materialised, order);
        }
        return new Assembly(program, outputs, fused.fused(), work, Stages.of(work.all), limit).plan();
    }

    private List<Program.Output> pushed(List<Program.Output> outputs, List<Axis> order) {
        List<Expr> values = FoldScalarPicks.fold(graph, PushScalars.push(graph, PushScalars.recogniser(graph, order),
                outputs.stream().map(Program.Output::value).toList()));
        List<Program.Output> result = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Program.Output o = outputs.get(i);
            result.add(new Program.Output(o.name(), o.axes(), values.get(i), o.inPlaceOf()));
        }
        return result;
    }

    /// An order of axes in memory that agrees with all inputs where it can: a batch axis that leads every input leads
    /// here. Twins come after the axes that they repeat, in their order, and stand before what those stand before. What
    /// a maximum folds, or a row operation walks, lies inside.
    private static List<Axis> axisOrder(List<Program.Output> outputs) {
        List<List<Axis>> layouts = new ArrayList<>();
        Set<Axis> all = new LinkedHashSet<>();
        Set<Axis> twins = new LinkedHashSet<>();
        List<Expr> nodes = Graph.topological(outputs.stream().map(Program.Output::value).toList());
        for (Expr node : nodes) {
            if (node instanceof Expr.Input i) {
                layouts.add(i.axes());
            }
            axesNamed(node).forEach(axis -> (axis.original() == null ? all : twins).add(axis));
        }
        outputs.forEach(o -> all.addAll(o.axes()));
        List<Axis> folded = all.stream().filter(axis -> nodes.stream().anyMatch(node -> folds(node, axis))).toList();
        all.removeAll(folded);
        all.addAll(folded);
        Map<Axis, Axis> twinOf = new HashMap<>();
        for (Axis axis : List.copyOf(all)) {
            twins.stream().filter(twin -> axis.equals(twin.original())).forEach(twin -> {
                all.add(twin);
                twinOf.put(axis, twin);
            });
        }
        List.copyOf(layouts).forEach(
                layout -> layouts.add(layout.stream().map(axis -> twinOf.getOrDefault(axis, axis)).toList()));
        List<Axis> order = new ArrayList<>();
        while (!all.isEmpty()) {
            Axis next = all.stream().filter(axis -> layouts.stream().noneMatch(layout -> follows(axis, layout, all)))
                    .findFirst()
                    .orElse(all.iterator().next());
            order.add(next);
            all.remove(next);
        }
        return order;
    }

    private static boolean folds(Expr node, Axis axis) {
        return node instanceof Expr.Reduce r && r.op() != Reduction.SUM && r.axes().contains(axis)
                || node instanceof Expr.Custom c && c.operation().axes().contains(axis);
    }

    private static List<Axis> axesNamed(Expr node) {
        return switch (node) {
            case Expr.Input i -> i.axes();
            case Expr.Position p -> List.of(p.axis());
            case Expr.Rename r -> List.of(r.from(), r.to());
            case Expr.Custom c -> List.copyOf(c.operation().axes());
            case Expr.Hyper _, Expr.Const _, Expr.Size _, Expr.Pick _, Expr.Elementwise _, Expr.Reduce _ ->
                List.of();
        };
    }

    private static boolean follows(Axis axis, List<Axis> layout, Set<Axis> open) {
        int at = layout.indexOf(axis);
        return at > 0 && layout.subList(0, at).stream().anyMatch(open::contains);
    }
}
