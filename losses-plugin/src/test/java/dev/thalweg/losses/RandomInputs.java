// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossInput;
import java.util.Random;
import java.util.stream.IntStream;

/// Inputs drawn from a seed, each inside the domain that the loss declares.
final class RandomInputs {
    static final int CLASSES = 4;

    private final Random random;

    RandomInputs(long seed) {
        this.random = new Random(seed);
    }

    /// A probe with predictions and targets of some items.
    LossProbe probe(String loss, int items) {
        LossProbe probe = LossProbe.of(loss);
        boolean rows = probe.loss().rowWise();
        for (LossInput input : probe.loss().inputs()) {
            if (!input.optional()) {
                int[] shape = switch (input.layout()) {
                    case Layout.Relative.PREDICTION, Layout.Relative.BROADCAST, Layout.Relative.LEADING ->
                        rows ? new int[] {items, CLASSES} : new int[] {items};
                    case Layout.Relative.ITEMS -> new int[] {items};
                    case Layout.Relative.CLASSES -> new int[] {CLASSES};
                    case Layout.Own own ->
                        own.axes().stream().mapToInt(axis -> axis.name().equals("n") ? items : CLASSES).toArray();
                };
                probe.with(input.name(), shape, draw(input.domain(), IntStream.of(shape).reduce(1, (a, b) -> a * b)));
            }
        }
        return probe;
    }

    double[] draw(Domain domain, int count) {
        return random.doubles(count).map(_ -> draw(domain)).toArray();
    }

    private double draw(Domain domain) {
        return switch (domain) {
            case REAL -> 2 * random.nextGaussian();
            case LOGIT -> 4 * random.nextGaussian();
            case PROBABILITY -> 0.02 + 0.96 * random.nextDouble();
            case LOG_PROBABILITY -> Math.log(0.02 + 0.96 * random.nextDouble());
            case NON_NEGATIVE, POSITIVE -> 0.1 + 3 * random.nextDouble();
            case SIGN -> random.nextBoolean() ? 1 : -1;
            case BOX -> throw new IllegalArgumentException("boxes are no single numbers");
            case LABEL -> random.nextInt(CLASSES);
        };
    }
}
