// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.RowOperation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// The sum over all alignments of a target with the frames of a sequence, by dynamic programming over [WideNumbers].
///
/// The target is laid out with blanks before, between and after its labels. From one frame to the next a path stays, moves on by one, or by
/// two from a label to another one. `α` sums the paths up to a place, `β` those from there on; `α·β` is the share of the sum of all that has
/// a path there. Only places are visited that a path from the beginning reaches and the end can be reached from.
///
/// Arguments: log-probabilities `[t, c]`, target `[s]`, frames that count, labels that count, the class of the blank.
///
/// @param slope whether the result is the derivative with respect to the log-probabilities, in place of the loss
record CtcPaths(boolean slope) implements RowOperation {
    static final Axis TIME = Axis.of("t");
    static final Axis CLASSES = Axis.of("c");
    static final Axis LABELS = Axis.of("s");
    /// Where the numbers are: 0, the sum of all paths, then those of blanks and labels, and of places.
    private static final int ZERO = 0;
    private static final int ALL = 1;
    private static final int FIRST = 2;

    @Override
    public String text() {
        return slope ? "ctcSlope[t, c]" : "ctc[t, c]";
    }

    @Override
    public List<List<Axis>> arguments() {
        return List.of(List.of(TIME, CLASSES), List.of(LABELS), List.of(), List.of(), List.of());
    }

    @Override
    public List<Axis> result() {
        return slope ? List.of(TIME, CLASSES) : List.of();
    }

    /// Probabilities of blank and labels and `α` of every frame, and twice `β`.
    @Override
    public int scratch(ToIntFunction<Axis> size) {
        int labels = size.applyAsInt(LABELS);
        int frames = size.applyAsInt(TIME);
        return 2 * (FIRST + frames * (labels + 1) + (frames + 2) * (2 * labels + 1));
    }

    @Override
    public void run(Row row) {
        forward(row);
        double all = WideNumbers.log(row.scratch(), ALL);
        if (!slope) {
            row.result()[0] = -all;
            return;
        }
        boolean hasPath = all != Double.NEGATIVE_INFINITY;
        Arrays.fill(row.result(), hasPath ? 0 : Double.NaN);
        if (hasPath) {
            backward(row);
        }
    }

    /// How many frames count.
    private static int frames(Row row) {
        return Math.clamp((long) row.arguments()[2][0], 0, row.sizes().applyAsInt(TIME));
    }

    /// Labels that count, and the blanks around them.
    private static int places(Row row) {
        return 2 * labels(row) + 1;
    }

    private static int labels(Row row) {
        return Math.clamp((long) row.arguments()[3][0], 0, row.arguments()[1].length);
    }

    private static int label(Row row, int place) {
        return (int) (place % 2 == 0 ? row.arguments()[4][0] : row.arguments()[1][place / 2]);
    }

    /// Whether a path may come from two places before.
    private static boolean skips(Row row, int place) {
        return place > 1 && place % 2 == 1 && label(row, place) != label(row, 0)
                && label(row, place) != label(row, place - 2);
    }

    /// The first place from which the end can be reached; at the frame before the first any.
    private static int from(int frame, int frames, int places) {
        return Math.max(0, places - 2 * (frames - frame));
    }

    /// Behind the last place that is reached from the beginning.
    private static int to(int frame, int places) {
        return Math.min(places, 2 * frame + 2);
    }

    /// Where the probability of the label of a place is.
    private static int probability(int frame, int labels, int place) {
        return FIRST + frame * (labels + 1) + (place % 2 == 0 ? 0 : place / 2 + 1);
    }

    private static int alpha(int frames, int frame, int labels) {
        return FIRST + frames * (labels + 1) + frame * (2 * labels + 1);
    }

    /// Those of the blank and of the labels from a place to another.
    private static void probabilities(Row row, int frame, int labels, int from, int to) {
        setProbability(row, frame, labels, 0);
        for (int place = from | 1; place < to; place += 2) {
            setProbability(row, frame, labels, place);
        }
    }

    private static void setProbability(Row row, int frame, int labels, int place) {
        int classes = row.sizes().applyAsInt(CLASSES);
        int label = label(row, place);
        int to = probability(frame, labels, place);
        if (label >= 0 && label < classes) {
            WideNumbers.setExp(row.scratch(), to, row.arguments()[0][frame * classes + label]);
        } else {
            WideNumbers.setZero(row.scratch(), to);
        }
    }

    /// Fills in α and the sum of all paths.
    private static void forward(Row row) {
        double[] memory = row.scratch();
        int frames = frames(row);
        int labels = labels(row);
        int places = places(row);
        WideNumbers.setZero(memory, ZERO);
        for (int frame = 0; frame < frames; frame++) {
            int from = from(frame, frames, places);
            int to = to(frame, places);
            probabilities(row, frame, labels, from, to);
            int now = alpha(frames, frame, labels);
            for (int place = from; place < to; place++) {
                arrive(row, now + place, place, frame == 0 ? -1 : to(frame - 1, places));
                WideNumbers.setProduct(memory, now + place, now + place, probability(frame, labels, place));
            }
        }
        sumAll(memory, frames, places, alpha(frames, frames - 1, labels));
    }

    /// Sums the paths that come to a place, of which the frame before knows those below `known`; the first frame begins them.
    private static void arrive(Row row, int to, int place, int known) {
        double[] memory = row.scratch();
        if (known < 0) {
            WideNumbers.setOne(memory, to);
            return;
        }
        int before = to - places(row);
        WideNumbers.setSum(memory, to, place < known ? before : ZERO,
                place > 0 && place - 1 < known ? before - 1 : ZERO, skips(row, place) ? before - 2 : ZERO);
    }

    private static void sumAll(double[] memory, int frames, int places, int last) {
        if (frames > 0) {
            int known = to(frames - 1, places);
            WideNumbers.setSum(memory, ALL, places - 1 < known ? last + places - 1 : ZERO,
                    places > 1 && places - 2 < known ? last + places - 2 : ZERO, ZERO);
        } else if (places == 1) {
            WideNumbers.setOne(memory, ALL);
        } else {
            WideNumbers.setZero(memory, ALL);
        }
    }

    /// Goes back through the frames with β, and takes from each class the probability that a path is there.
    private static void backward(Row row) {
        double[] memory = row.scratch();
        int classes = row.sizes().applyAsInt(CLASSES);
        int frames = frames(row);
        int labels = labels(row);
        int places = places(row);
        for (int frame = frames - 1; frame >= 0; frame--) {
            int alpha = alpha(frames, frame, labels);
            int beta = alpha(frames, frames + frame % 2, labels);
            int next = alpha(frames, frames + (frame + 1) % 2, labels);
            for (int place = from(frame, frames, places); place < to(frame, places); place++) {
                leave(row, beta + place, next + place, place,
                        frame == frames - 1 ? places : from(frame + 1, frames, places));
                int label = label(row, place);
                if (label >= 0 && label < classes) {
                    row.result()[frame * classes + label] -= WideNumbers.share(memory, alpha + place, beta + place,
                            ALL);
                }
                WideNumbers.setProduct(memory, beta + place, beta + place, probability(frame, labels, place));
            }
        }
    }

    /// Sums the paths that leave a place, of which the frame after knows those from `known` on; the last frame ends them.
    private static void leave(Row row, int to, int next, int place, int known) {
        int places = places(row);
        if (known == places) {
            WideNumbers.setOne(row.scratch(), to);
            return;
        }
        boolean skips = place + 2 < places && skips(row, place + 2);
        WideNumbers.setSum(row.scratch(), to, place >= known ? next : ZERO,
                place + 1 < places && place + 1 >= known ? next + 1 : ZERO, skips ? next + 2 : ZERO);
    }

    @Override
    public List<Optional<Expr>> adjoints(Expr.Custom node, Expr adjoint) {
        if (slope) {
            throw new ThalwegException("TH-F003", "no derivative of " + node + ". Hold it constant with stop(…).");
        }
        Expr slopes = new Expr.Custom(new CtcPaths(true), node.arguments());
        return List.of(Optional.of(adjoint.times(slopes)), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }
}
