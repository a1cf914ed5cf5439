// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import dev.thalweg.api.loss.AssembleLoss;
import dev.thalweg.api.loss.AssembledLoss;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.InputShapes;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossSum;
import dev.thalweg.api.loss.OwnAxesLoss;
import dev.thalweg.api.registry.Plugins;
import dev.thalweg.testkit.KernelContract;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The kernels of every loss that is registered, value alone and with all gradients.
class KernelsTest extends KernelContract {

    @Override
    protected Stream<Subject> subjects() {
        // losses of pairs and products cancel on the inputs that are drawn here; golden values and the duel test hold them
        return Plugins.find().losses().all().stream().filter(loss -> !(loss instanceof OwnAxesLoss))
                .flatMap(KernelsTest::subjects);
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
        return Stream.of(new Subject(plugin.id(), assembled.program(List.of()), scalars, domains),
                new Subject(plugin.id() + " with gradients", assembled.program(assembled.differentiable()), scalars,
                        domains));
    }

    /// Ranks are what matters: sizes are given when a kernel runs.
    private static int[] shape(LossPlugin plugin, Layout layout) {
        int axes = switch (layout) {
            case Layout.Relative.ITEMS, Layout.Relative.CLASSES -> 1;
            case Layout.Relative.PREDICTION, Layout.Relative.BROADCAST -> plugin.rowWise() ? 2 : 1;
            case Layout.Own own -> own.axes().size();
        };
        int[] shape = new int[axes];
        Arrays.fill(shape, 2);
        return shape;
    }
}
