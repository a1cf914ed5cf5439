// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.training.RateFinding.Basis;
import dev.thalweg.training.RateFinding.Trial;
import dev.thalweg.training.RateRamp;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Proposes a learning rate from the losses that were seen while the rate grew: a tenth of the one at which the smoothed loss was
/// lowest.
///
/// Losses are smoothed by the mean over neighbouring steps on both sides, so the curve does not lag behind the rates. Where there is no such
/// lowest point, another rule applies and says so.
final class RateJudge {
    /// Of all steps, those on one side of a mean.
    private static final int SIDE = 25;
    /// Of the first loss, what counts as a movement.
    private static final double MOVEMENT = 0.01;
    /// How many deviations of a mean a fall must have.
    private static final double DEVIATIONS = 3;
    private static final MathContext SHOWN = new MathContext(2);

    private final RateRamp ramp;
    private final double asked;
    private final double[] losses;
    private final double[] smoothed;
    private final int side;

    /// @param ramp the rates
    /// @param asked the rate that the user asked for
    /// @param losses the losses of the first steps, all finite
    RateJudge(RateRamp ramp, double asked, double[] losses) {
        this.ramp = ramp;
        this.asked = asked;
        this.losses = losses;
        this.side = side(ramp);
        this.smoothed = IntStream.range(0, losses.length).mapToDouble(this::mean).toArray();
    }

    /// How many steps on one side are in a mean.
    static int side(RateRamp ramp) {
        return Math.max(1, ramp.steps() / SIDE);
    }

    private double mean(int step) {
        return IntStream.rangeClosed(Math.max(0, step - side), Math.min(losses.length - 1, step + side))
                .mapToDouble(i -> losses[i]).average().orElseThrow();
    }

    /// A learning rate, and why.
    record Proposal(double learningRate, Basis basis, String reason) {
    }

    List<Trial> trials() {
        return IntStream.range(0, losses.length).mapToObj(i -> new Trial(ramp.rate(i), losses[i], smoothed[i]))
                .toList();
    }

    Proposal propose() {
        if (losses.length <= 2 * side) {
            return new Proposal(rounded(ramp.from() / 10), Basis.DIVERGED_AT_ONCE, "a tenth of the first rate, "
                    + text(ramp.from()) + ": the loss left all bounds within " + losses.length
                    + " steps. Look again with a smaller --from");
        }
        int lowest = IntStream.range(0, smoothed.length).reduce((a, b) -> smoothed[b] < smoothed[a] ? b : a)
                .orElseThrow();
        double fall = smoothed[0] - smoothed[lowest];
        if (fall > MOVEMENT * Math.abs(smoothed[0])) {
            return belowAll(lowest, fall <= DEVIATIONS * deviation(lowest));
        }
        double allowed = smoothed[0] + Math.max(MOVEMENT * Math.abs(smoothed[0]), DEVIATIONS * deviation(lowest));
        return IntStream.range(0, smoothed.length).filter(i -> smoothed[i] > allowed).boxed().findFirst()
                .or(() -> Optional.of(losses.length).filter(end -> end < ramp.steps()))
                .map(this::rising).orElseGet(this::flat);
    }

    private Proposal belowAll(int lowest, boolean isNoisy) {
        double rate = ramp.rate(lowest);
        String reason = "a tenth of " + text(rate) + ", where the smoothed loss was lowest"
                + (lowest + side < ramp.steps() ? "" : ". It still fell: look again with a larger --to");
        return isNoisy
                ? new Proposal(rounded(rate / 10), Basis.NOISY_MINIMUM,
                        reason + ". It fell by hardly more than it jumps from step"
                                + " to step: look again with a larger --batch or more --steps")
                : new Proposal(rounded(rate / 10), Basis.MINIMUM, reason);
    }

    private Proposal rising(int step) {
        double rate = ramp.rate(step);
        return new Proposal(rounded(rate / 10), Basis.RISE, "a tenth of " + text(rate)
                + ", from where on the loss rose; it fell at no rate. Look again with a larger --batch or more --steps");
    }

    private Proposal flat() {
        return new Proposal(asked, Basis.FLAT,
                "what was asked for: the loss moved at no rate from " + text(ramp.from()) + " to "
                        + text(ramp.to()) + ". Look again with a larger --to, or check the data");
    }

    /// The standard deviation of a smoothed loss, estimated from how single ones differ from theirs.
    ///
    /// @param lowest the steps up to this one are looked at, and those of the first mean
    private double deviation(int lowest) {
        double square = IntStream.rangeClosed(0, Math.max(lowest, 2 * side))
                .mapToDouble(i -> (losses[i] - smoothed[i]) * (losses[i] - smoothed[i])).average().orElseThrow();
        return Math.sqrt(square / (2 * side + 1));
    }

    private static double rounded(double rate) {
        return new BigDecimal(rate).round(SHOWN).doubleValue();
    }

    private static String text(double rate) {
        return new BigDecimal(rate).round(SHOWN).stripTrailingZeros().toPlainString();
    }
}
