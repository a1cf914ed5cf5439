// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which scratch buffers of a plan share memory, because one is read for the last time before the other is written.
///
/// Pieces of memory are numbered from 0. A backend makes each as large as the largest buffer that lives in it, so what a plan
/// needs does not grow with the number of its steps.
public final class ScratchMemory {
    private final KernelPlan plan;
    /// The steps, those within blocks in place of the blocks; what is fused is needed all at once.
    private final List<Step> steps;
    private final List<Lifetime> lifetimes = new ArrayList<>();

    /// From the first step that writes to the last one that uses a buffer, or what lives inside it.
    private record Lifetime(Buffer buffer, int first, int last) {
    }

    private ScratchMemory(KernelPlan plan) {
        this.plan = plan;
        steps = plan.steps().stream()
                .flatMap(step -> step instanceof Step.Blocks b ? b.steps().stream() : Stream.of(step)).toList();
        plan.buffers().stream().filter(b -> b.home() == Home.SCRATCH && b.inside().isEmpty())
                .forEach(b -> lifetimes.add(lifetime(b)));
        lifetimes.sort(Comparator.comparingInt(Lifetime::first));
    }

    /// Assigns memory.
    ///
    /// @param plan the plan
    /// @return the piece of memory of each scratch buffer that has memory of its own
    public static Map<String, Integer> of(KernelPlan plan) {
        return new ScratchMemory(plan).assign();
    }

    private Lifetime lifetime(Buffer buffer) {
        Set<String> names = plan.buffers().stream().filter(b -> b.memory().equals(buffer.name())).map(Buffer::name)
                .collect(Collectors.toSet());
        int first = steps.size();
        int last = -1;
        for (int i = 0; i < steps.size(); i++) {
            if (touches(steps.get(i), names)) {
                first = Math.min(first, i);
                last = i;
            }
        }
        for (Step step : plan.steps()) {
            if (step instanceof Step.Blocks b && !b.local().contains(buffer.name()) && touches(step, names)) {
                // a whole tensor is there from the first block to the last
                int from = steps.indexOf(b.steps().getFirst());
                first = Math.min(first, from);
                last = Math.max(last, from + b.steps().size() - 1);
            }
        }
        return new Lifetime(buffer, first, last);
    }

    private static boolean touches(Step step, Collection<String> names) {
        return names.stream().anyMatch(Reads.of(step)::contains)
                || names.stream().anyMatch(Reads.written(step)::contains);
    }

    private Map<String, Integer> assign() {
        Map<String, Integer> memory = new LinkedHashMap<>();
        List<Lifetime> tenants = new ArrayList<>();
        for (Lifetime lifetime : lifetimes) {
            Optional<Lifetime> before = tenants.stream().filter(t -> t.last < lifetime.first)
                    .min(Comparator.comparing(t -> !t.buffer.axes().equals(lifetime.buffer.axes())));
            int piece = before.map(tenants::indexOf).orElse(tenants.size());
            if (before.isPresent()) {
                tenants.set(piece, lifetime);
            } else {
                tenants.add(lifetime);
            }
            memory.put(lifetime.buffer.name(), piece);
        }
        return memory;
    }
}
