// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/// Walks neighbouring axes as one where nothing tells them apart: an element-wise loss over `[n, c]` becomes one flat loop.
///
/// Two axes fuse if every input and output that has one has both, next to each other in the same order, every reduction folds both
/// or neither, and no position or pick looks at either.
final class FuseAxes {
    private final Graph graph;
    private final SequencedMap<Axis, List<Axis>> fused = new LinkedHashMap<>();

    private FuseAxes(Graph graph) {
        this.graph = graph;
    }

    /// Outputs over fewer axes.
    ///
    /// @param outputs the outputs
    /// @param fused what each new axis stands for
    record Result(List<Program.Output> outputs, SequencedMap<Axis, List<Axis>> fused) {
    }

    static Result fuse(Graph graph, List<Program.Output> outputs) {
        FuseAxes pass = new FuseAxes(graph);
        List<Program.Output> result = outputs;
        for (Optional<List<Axis>> pair = pass.pair(result); pair.isPresent(); pair = pass.pair(result)) {
            result = pass.join(result, pair.get());
        }
        return new Result(result, pass.fused);
    }

    private Optional<List<Axis>> pair(List<Program.Output> outputs) {
        List<Expr> nodes = Graph.topological(outputs.stream().map(Program.Output::value).toList());
        List<List<Axis>> layouts = new ArrayList<>(
                outputs.stream().map(Program.Output::axes).filter(axes -> !axes.isEmpty()).toList());
        nodes.forEach(node -> {
            if (node instanceof Expr.Input i) {
                layouts.add(i.axes());
            }
        });
        return layouts.stream().flatMap(axes -> neighbours(axes).stream()).distinct()
                .filter(pair -> layouts.stream().allMatch(axes -> together(axes, pair))
                        && nodes.stream().allMatch(e -> blind(e, pair)))
                .findFirst();
    }

    private static List<List<Axis>> neighbours(List<Axis> axes) {
        List<List<Axis>> pairs = new ArrayList<>();
        for (int i = 1; i < axes.size(); i++) {
            pairs.add(axes.subList(i - 1, i + 1));
        }
        return pairs;
    }

    private static boolean together(List<Axis> axes, List<Axis> pair) {
        int first = axes.indexOf(pair.get(0));
        int second = axes.indexOf(pair.get(1));
        return first < 0 && second < 0 || first >= 0 && second == first + 1;
    }

    private static boolean blind(Expr node, List<Axis> pair) {
        return switch (node) {
            case Expr.Position p -> !pair.contains(p.axis());
            case Expr.Pick p -> !pair.contains(p.axis());
            case Expr.Rename r -> !pair.contains(r.from()) && !pair.contains(r.to());
            case Expr.Reduce r -> r.axes().contains(pair.get(0)) == r.axes().contains(pair.get(1));
            case Expr.Custom c -> pair.stream().noneMatch(c.operation().axes()::contains);
            case Expr.Input _, Expr.Hyper _, Expr.Const _, Expr.Size _, Expr.Elementwise _ ->
                true;
        };
    }

    private List<Program.Output> join(List<Program.Output> outputs, List<Axis> pair) {
        Axis joint = Axis.of(pair.get(0).name() + "." + pair.get(1).name());
        List<Axis> parts = new ArrayList<>();
        pair.forEach(axis -> parts.addAll(fused.getOrDefault(axis, List.of(axis))));
        pair.forEach(fused::remove);
        fused.put(joint, List.copyOf(parts));
        var memo = new IdentityHashMap<Expr, Expr>();
        return outputs.stream().map(o -> new Program.Output(o.name(), replaced(o.axes(), pair, joint),
                graph.rewrite(o.value(), node -> renamed(node, pair, joint), memo), o.inPlaceOf())).toList();
    }

    private static Expr renamed(Expr node, List<Axis> pair, Axis joint) {
        return switch (node) {
            case Expr.Input i when i.axes().contains(pair.get(0)) ->
                new Expr.Input(i.name(), replaced(i.axes(), pair, joint), i.kind());
            case Expr.Reduce r when r.axes().contains(pair.get(0)) -> {
                NavigableSet<Axis> axes = new TreeSet<>(r.axes());
                pair.forEach(axes::remove);
                axes.add(joint);
                yield new Expr.Reduce(r.op(), r.x(), axes);
            }
            case Expr.Leaf _, Expr.Elementwise _, Expr.Collective _, Expr.View _ ->
                node;
        };
    }

    private static List<Axis> replaced(List<Axis> axes, List<Axis> pair, Axis joint) {
        List<Axis> result = new ArrayList<>(axes);
        int at = result.indexOf(pair.get(0));
        if (at >= 0) {
            result.subList(at, at + 2).clear();
            result.add(at, joint);
        }
        return result;
    }
}
