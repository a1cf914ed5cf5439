// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.AssembleLoss;
import dev.thalweg.api.loss.AssembledLoss;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.InputShapes;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossSum;
import dev.thalweg.api.loss.OwnAxesLoss;
import dev.thalweg.api.loss.RowLoss;
import dev.thalweg.api.registry.Plugins;
import dev.thalweg.testkit.KernelContract.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The programs of every loss that is registered: value alone, with all gradients, and with second derivatives where elements or rows have
/// them.
public final class LossSubjects {
    /// Logits of softmaxes and their logarithms.
    private static final double ONE = 1;
    /// Similarities over a small temperature cancel on the inputs that are drawn here; golden values hold them more closely.
    private static final double SIMILARITIES = 100;

    private LossSubjects() {
    }

    /// All of them.
    ///
    /// @return programs with what is known of their inputs
    public static Stream<Subject> all() {
        return Plugins.find().losses().all().stream().flatMap(LossSubjects::subjects);
    }

    private static Stream<Subject> subjects(LossPlugin plugin) {
        LossSum loss = LossSum.of(plugin);
        List<LossInput> needed = plugin.inputs().stream().filter(input -> !input.optional()).toList();
        Map<String, int[]> shapes = needed.stream()
                .collect(Collectors.toMap(LossInput::name, input -> shape(plugin, input.layout())));
        Map<String, Domain> domains = needed.stream().collect(Collectors.toMap(LossInput::name, LossInput::domain));
        Map<String, Double> scalars = new HashMap<>(loss.hypers());
        scalars.put(AssembledLoss.UPSTREAM, 1.0);
        AssembledLoss assembled = AssembleLoss.assemble(loss, InputShapes.bind(loss, shapes));
        double scale = plugin instanceof OwnAxesLoss ? SIMILARITIES : ONE;
        Stream<Subject> first = Stream.of(
                new Subject(plugin.id(), assembled.program(List.of()), scalars, domains, scale),
                new Subject(plugin.id() + " with gradients", assembled.program(assembled.differentiable()), scalars,
                        domains, scale));
        return Stream.concat(first, twice(plugin, assembled).stream().map(prediction -> new Subject(
                plugin.id() + " with second derivatives",
                assembled.program(List.of(prediction), List.of(prediction)), scalars, domains, ONE)));
    }

    /// The predictions of losses of elements and of rows.
    private static List<Expr.Input> twice(LossPlugin plugin, AssembledLoss assembled) {
        boolean isOffered = plugin instanceof ElementwiseLoss || plugin instanceof RowLoss;
        return isOffered ? assembled.differentiable().stream().limit(1).toList() : List.of();
    }

    /// Ranks are what matters: sizes are given when a kernel runs.
    private static int[] shape(LossPlugin plugin, Layout layout) {
        return switch (layout) {
            case Layout.Relative.ITEMS, Layout.Relative.CLASSES -> new int[] {2};
            case Layout.Relative.PREDICTION, Layout.Relative.BROADCAST, Layout.Relative.LEADING ->
                plugin.rowWise() ? new int[] {2, 2} : new int[] {2};
            case Layout.Own own -> own.axes().stream().mapToInt(axis -> Math.max(2, axis.constantSize())).toArray();
        };
    }
}
