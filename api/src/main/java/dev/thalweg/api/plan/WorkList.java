// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Reduction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Cuts formulas into pieces of work.
///
/// A **cut** is a node that must exist before it is read: a reduction, a scalar expression, and what was asked to be materialised.
/// Everything else is computed where it is read. Operands of matrix products, picks and renames must be in memory: if they are not, they
/// join the set of materialised nodes and the list is made anew.
final class WorkList {
    final Graph graph;
    final List<Work> all = new ArrayList<>();
    private final Set<Expr> materialised;
    private final Map<Expr, Work> byNode = new IdentityHashMap<>();
    private final List<Axis> axisOrder;
    private boolean found;

    private WorkList(Graph graph, Set<Expr> materialised, List<Axis> axisOrder) {
        this.graph = graph;
        this.materialised = materialised;
        this.axisOrder = axisOrder;
    }

    /// The work of some outputs.
    ///
    /// @param materialised nodes that must be stored; operands found to need it are added
    static WorkList of(Graph graph, List<Program.Output> outputs, Set<Expr> materialised, List<Axis> axisOrder) {
        while (true) {
            WorkList list = new WorkList(graph, materialised, axisOrder);
            outputs.forEach(list::output);
            if (!list.found) {
                list.name();
                return list;
            }
        }
    }

    /// The order in which axes are laid out in memory.
    List<Axis> ordered(Set<Axis> axes) {
        return axisOrder.stream().filter(axes::contains).toList();
    }

    /// The axes of a value in the order in which they lie in memory, once it is there.
    List<Axis> layout(Expr value) {
        return switch (value) {
            case Expr.Input i -> i.axes();
            case Expr.Rename r when !isCut(r) ->
                layout(r.x()).stream().map(axis -> axis.equals(r.from()) ? r.to() : axis).toList();
            case Expr _ -> ordered(graph.axes(value));
        };
    }

    @Nullable
    Work producer(Expr node) {
        return byNode.get(node);
    }

    private void output(Program.Output output) {
        Expr value = output.value();
        Work made = isCut(value) ? ensure(value) : null;
        if (made != null && !made.isOutput && graph.axes(value).equals(new TreeSet<>(output.axes()))
                && (made.kind != Work.Kind.PRODUCT || ordered(graph.axes(value)).equals(output.axes()))) {
            made.target = output.name();
            made.isOutput = true;
            return;
        }
        Work copy = output.axes().isEmpty() ? Work.scalar(value)
                : stored(value, output.axes(), made == null && output.inPlaceOf().isEmpty());
        copy.target = output.name();
        copy.isOutput = true;
        if (made != null) {
            copy.reads.add(new Work.Read(made, graph.axes(value)));
        } else if (copy.scattered != null) {
            scattered(copy.scattered, copy);
        } else if (isElementwise(value)) {
            value.operands().forEach(x -> reads(x, copy));
        } else {
            reads(value, copy);
        }
        all.add(copy);
    }

    private void name() {
        for (Work work : all) {
            if (work.target.isEmpty()) {
                work.target = (work.kind == Work.Kind.SCALAR ? "s" : "t") + graph.id(work.node);
            }
        }
    }

    boolean isCut(Expr node) {
        return node instanceof Expr.Collective || materialised.contains(node) || isScalarCode(node);
    }

    /// Element-wise code without axes is computed once, by scalar code.
    private boolean isScalarCode(Expr node) {
        return graph.axes(node).isEmpty() && (isElementwise(node) || node instanceof Expr.Size);
    }

    static boolean isElementwise(Expr node) {
        return node instanceof Expr.Elementwise;
    }

    private Work ensure(Expr node) {
        Work known = byNode.get(node);
        if (known != null) {
            return known;
        }
        Work work = create(node);
        byNode.put(node, work);
        if (work.contraction != null) {
            operand(work.contraction.a(), work);
            operand(work.contraction.b(), work);
        } else if (work.scattered != null) {
            scattered(work.scattered, work);
        } else if (work.kind == Work.Kind.REDUCE) {
            reads(work.value, work);
        } else if (node instanceof Expr.Custom c) {
            c.arguments().forEach(x -> argument(x, work));
        } else if (isView(node)) {
            view(node, work);
        } else {
            node.operands().forEach(x -> reads(x, work));
        }
        all.add(work);
        return work;
    }

    private Work create(Expr node) {
        if (node instanceof Expr.Reduce r) {
            Work.Contraction contraction = r.op() == Reduction.SUM ? Contractions.find(r, this) : null;
            return contraction != null ? Work.product(node, contraction, graph.axes(node)) : reduction(r);
        }
        if (node instanceof Expr.Custom) {
            return Work.rows(node, graph.axes(node));
        }
        return isScalarCode(node) ? Work.scalar(node) : stored(node, ordered(graph.axes(node)), true);
    }

    private Work stored(Expr node, List<Axis> layout, boolean mayScatter) {
        Work.Scattered scattered = mayScatter ? Scatters.find(node, layout, this) : null;
        return scattered != null ? Work.scatter(node, scattered, new TreeSet<>(layout))
                : Work.store(node, new TreeSet<>(layout));
    }

    private void scattered(Work.Scattered scattered, Work reader) {
        argument(scattered.index(), reader);
        argument(scattered.value(), reader);
    }

    private Work reduction(Expr.Reduce r) {
        Work work = Work.reduce(r, graph.axes(r.x()), graph.axes(r));
        List<Axis> walked = ordered(work.walked);
        work.byColumns = !work.result.isEmpty() && !work.result.contains(walked.getFirst());
        return work;
    }

    /// An operand of a matrix product: an input, or a value in memory, perhaps under a second name.
    private void operand(Expr operand, Work reader) {
        if (!(operand instanceof Expr.Input || operand instanceof Expr.Rename) && !isCut(operand)) {
            materialise(operand);
        }
        reads(operand, reader);
    }

    /// An argument of a row operation: an operand in memory, or a number.
    private void argument(Expr argument, Work reader) {
        Expr held = argument instanceof Expr.Stop stop && !isCut(stop) ? stop.x() : argument;
        if (graph.axes(held).isEmpty()) {
            reads(held, reader);
        } else {
            operand(held, reader);
        }
    }

    private void materialise(Expr node) {
        found |= materialised.add(node);
    }

    private void reads(Expr expr, Work reader) {
        reads(expr, reader, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private void reads(Expr expr, Work reader, Set<Expr> seen) {
        if (!seen.add(expr)) {
            return;
        }
        if (isCut(expr)) {
            reader.reads.add(new Work.Read(ensure(expr), graph.axes(expr)));
            return;
        }
        if (isView(expr)) {
            view(expr, reader);
            return;
        }
        expr.operands().forEach(x -> reads(x, reader, seen));
    }

    private static boolean isView(Expr expr) {
        return expr instanceof Expr.Pick || expr instanceof Expr.Rename;
    }

    /// Picks and renames read the tensor below them at its own position, but for the axes picked along and those that have another
    /// name.
    private void view(Expr view, Work reader) {
        Set<Axis> picked = new TreeSet<>();
        Set<Axis> renamed = new TreeSet<>();
        Expr base = view;
        while ((base == view || !isCut(base))
                && (base instanceof Expr.Pick ? renamed.isEmpty() : base instanceof Expr.Rename)) {
            if (base instanceof Expr.Pick p) {
                picked.add(p.axis());
                index(p.index(), reader);
            } else if (base instanceof Expr.Rename r) {
                renamed.add(r.from());
            }
            base = base.operands().getFirst();
        }
        if (base instanceof Expr.Input) {
            return;
        }
        if (!isCut(base)) {
            materialise(base);
        }
        if (reader.node != view && isLookup(view, base)) {
            materialise(view);
        }
        reader.reads.add(new Work.Read(ensure(base), unmoved(base, picked, renamed)));
    }

    /// What looks entries up is in memory as well, unless it is a number that is written down.
    private void index(Expr index, Work reader) {
        if (isElementwise(index) && !isCut(index)) {
            materialise(index);
        }
        int known = reader.reads.size();
        reads(index, reader);
        reader.reads.subList(known, reader.reads.size()).replaceAll(Work.Read::lookingUp);
    }

    /// Whether it looks one entry of a row up. Such an entry is read first of all, so that the row may then be overwritten.
    private boolean isLookup(Expr view, Expr base) {
        boolean byRow = false;
        for (Expr x = view; x instanceof Expr.Pick p; x = p.x()) {
            byRow |= !(p.index() instanceof Expr.Const);
        }
        Set<Axis> axes = graph.axes(view);
        return byRow && !axes.isEmpty() && axes.size() < graph.axes(base).size()
                && graph.axes(base).containsAll(axes);
    }

    /// Axes that are not picked along, up to the first with another name: what lies inside of that one is not walked together.
    private SortedSet<Axis> unmoved(Expr base, Set<Axis> picked, Set<Axis> renamed) {
        SortedSet<Axis> same = new TreeSet<>();
        for (Axis axis : ordered(graph.axes(base))) {
            if (renamed.contains(axis)) {
                break;
            }
            same.add(axis);
        }
        same.removeAll(picked);
        return same;
    }
}
