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

/// The sum over all alignments of a target with the frames of a sequence, by dynamic programming in logarithms.
///
/// The target is laid out with blanks before, between and after its labels. From one frame to the next a path stays, moves on by one, or by
/// two from a label to another one. `α` sums the paths up to a place, `β` those from there on; `α + β` less the sum of all is the logarithm of
/// the probability that the path is there.
///
/// Arguments: log-probabilities `[t, c]`, target `[s]`, frames that count, labels that count, the class of the blank.
///
/// @param slope whether the result is the derivative with respect to the log-probabilities, in place of the loss
record CtcPaths(boolean slope) implements RowOperation {
    static final Axis TIME = Axis.of("t");
    static final Axis CLASSES = Axis.of("c");
    static final Axis LABELS = Axis.of("s");
    private static final double NEVER = Double.NEGATIVE_INFINITY;

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

    /// `α` of every frame, and `β` of two.
    @Override
    public int scratch(ToIntFunction<Axis> size) {
        return (size.applyAsInt(TIME) + 2) * (2 * size.applyAsInt(LABELS) + 1);
    }

    @Override
    public void run(Row row) {
        double all = forward(row);
        if (!slope) {
            row.result()[0] = -all;
            return;
        }
        Arrays.fill(row.result(), all == NEVER ? Double.NaN : 0);
        if (all != NEVER) {
            backward(row, all);
        }
    }

    /// How many frames count.
    private static int frames(Row row) {
        return Math.clamp((long) row.arguments()[2][0], 0, row.sizes().applyAsInt(TIME));
    }

    /// Labels that count, and the blanks around them.
    private static int places(Row row) {
        return 2 * Math.clamp((long) row.arguments()[3][0], 0, row.arguments()[1].length) + 1;
    }

    private static int label(Row row, int place) {
        return (int) (place % 2 == 0 ? row.arguments()[4][0] : row.arguments()[1][place / 2]);
    }

    /// Whether a path may come from two places before.
    private static boolean skips(Row row, int place) {
        return place > 1 && place % 2 == 1 && label(row, place) != label(row, 0)
                && label(row, place) != label(row, place - 2);
    }

    private static double logProbability(Row row, int classes, int frame, int place) {
        int label = label(row, place);
        return label >= 0 && label < classes ? row.arguments()[0][frame * classes + label] : NEVER;
    }

    /// Fills in α and returns the logarithm of the probability of all paths.
    private static double forward(Row row) {
        double[] alpha = row.scratch();
        int classes = row.sizes().applyAsInt(CLASSES);
        int frames = frames(row);
        int places = places(row);
        for (int frame = 0; frame < frames; frame++) {
            int before = (frame - 1) * places;
            for (int place = 0; place < places; place++) {
                double sum = frame > 0 ? arriving(row, before + place, place) : place < 2 ? 0 : NEVER;
                alpha[before + places + place] = sum + logProbability(row, classes, frame, place);
            }
        }
        int end = frames * places;
        return frames == 0 ? places == 1 ? 0 : NEVER
                : places == 1 ? alpha[end - 1] : add(alpha[end - 1], alpha[end - 2]);
    }

    private static double arriving(Row row, int before, int place) {
        double sum = row.scratch()[before];
        if (place > 0) {
            sum = add(sum, row.scratch()[before - 1]);
        }
        return skips(row, place) ? add(sum, row.scratch()[before - 2]) : sum;
    }

    /// Goes back through the frames with β, and takes from each class the probability that a path is there.
    private static void backward(Row row, double all) {
        double[] memory = row.scratch();
        int classes = row.sizes().applyAsInt(CLASSES);
        int frames = frames(row);
        int places = places(row);
        for (int frame = frames - 1; frame >= 0; frame--) {
            int now = (frames + frame % 2) * places;
            int next = (frames + (frame + 1) % 2) * places;
            for (int place = 0; place < places; place++) {
                double beta = frame < frames - 1 ? leaving(row, classes, next, frame + 1, place)
                        : place >= places - 2 ? 0 : NEVER;
                memory[now + place] = beta;
                double path = memory[frame * places + place] + beta - all;
                if (path > NEVER) {
                    row.result()[frame * classes + label(row, place)] -= StrictMath.exp(path);
                }
            }
        }
    }

    private static double leaving(Row row, int classes, int next, int frame, int place) {
        int places = places(row);
        double sum = row.scratch()[next + place] + logProbability(row, classes, frame, place);
        for (int ahead = 1; ahead <= 2 && place + ahead < places; ahead++) {
            if (ahead == 1 || skips(row, place + 2)) {
                sum = add(sum, row.scratch()[next + place + ahead]
                        + logProbability(row, classes, frame, place + ahead));
            }
        }
        return sum;
    }

    private static double add(double a, double b) {
        double greater = Math.max(a, b);
        return greater == NEVER ? NEVER : greater + StrictMath.log1p(StrictMath.exp(Math.min(a, b) - greater));
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
