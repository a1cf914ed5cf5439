// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Looks through the inputs of a loss for what its formula cannot notice: numbers outside of their domains, probabilities in the place of
/// logits, labels without a class, batches in which nothing counts.
///
/// It reads every entry once: for data that comes in, not for each step of a training.
public final class InputCheck {
    private static final Axis CLASSES = Axis.of("c");
    /// Two corners of two numbers.
    private static final int BOX = 4;
    /// So many scores between 0 and 1, and none outside, are hardly logits.
    private static final int MANY = 16;
    /// Rounding of a row of probabilities in single precision.
    private static final double ROUNDING = 1e-4;

    private final LossSum loss;
    private final BoundInputs bound;
    private final Map<String, Object> arrays = new HashMap<>();

    private InputCheck(LossSum loss, Map<String, int[]> shapes, Map<String, ?> entries) {
        this.loss = loss;
        this.bound = InputShapes.bind(loss, shapes);
        entries.forEach((name, array) -> arrays.put(loss.input(name).map(LossInput::name).orElse(name), array));
    }

    /// Checks inputs.
    ///
    /// @param loss the loss
    /// @param shapes the shape of each given input by name or alias
    /// @param entries its entries, row-major: `float[]`, `double[]` or `int[]`
    /// @throws ThalwegException as [InputShapes#bind(LossSum, Map)], and `TH-L020` for an input without entries or with too few,
    ///     `TH-L021` for numbers outside of their domain, `TH-L022` for labels without a class and blanks among them, `TH-L012` for a
    ///     blank without a class, `TH-L023` for probabilities in the place of logits, `TH-L024` where nothing counts
    public static void check(LossSum loss, Map<String, int[]> shapes, Map<String, ?> entries) {
        new InputCheck(loss, shapes, entries).check();
    }

    private void check() {
        requireItems();
        bound.inputs().leaves().forEach((name, leaf) -> {
            LossInput input = loss.input(name).orElseThrow();
            requireEntries(leaf);
            if (input.domain() == Domain.LABEL) {
                labels(input, leaf);
            } else {
                numbers(input, leaf);
            }
            if (input.domain() == Domain.LOGIT) {
                requireLogits(leaf);
            }
        });
    }

    private void requireItems() {
        if (bound.sizes().containsValue(0)) {
            throw nothingCounts("the batch is empty");
        }
        Expr.Input mask = bound.inputs().leaves().get(LossInput.MASK);
        if (mask != null && IntStream.range(0, length(mask)).allMatch(i -> entry(mask, i) == 0)) {
            throw nothingCounts("everything is masked");
        }
    }

    private ThalwegException nothingCounts(String why) {
        return new ThalwegException("TH-L024", "loss '" + loss.text() + "': " + why
                + "; its mean is NaN, with a gradient of 0. Leave such a batch out.");
    }

    private int length(Expr.Input leaf) {
        return leaf.axes().stream().mapToInt(axis -> axis.sizeIn(bound.sizes())).reduce(1, Math::multiplyExact);
    }

    private double entry(Expr.Input leaf, int index) {
        return Array.getDouble(Objects.requireNonNull(arrays.get(leaf.name())), index);
    }

    private void requireEntries(Expr.Input leaf) {
        Object array = arrays.get(leaf.name());
        int given = array == null ? 0 : Array.getLength(array);
        if (given < length(leaf)) {
            throw new ThalwegException("TH-L020", "loss '" + loss.text() + "': '" + leaf.name() + "' has " + given
                    + " entries; expected " + length(leaf) + ".");
        }
    }

    private void numbers(LossInput input, Expr.Input leaf) {
        IntPredicate counts = counts(leaf);
        for (int i = 0; i < length(leaf); i++) {
            if (counts.test(i) && !isInside(input.domain(), leaf, i)) {
                throw new ThalwegException("TH-L021", "loss '" + loss.text() + "': '" + leaf.name() + "' holds "
                        + entry(leaf, i) + " at " + i + "; expected " + input.domain().text() + "."
                        + (input.name().equals(LossInput.TARGET) ? targetHint(input.domain()) : hint(input.domain())));
            }
        }
    }

    /// What is masked may be anything.
    private IntPredicate counts(Expr.Input leaf) {
        Expr.Input mask = bound.inputs().leaves().get(LossInput.MASK);
        return mask != null && mask.axes().equals(leaf.axes()) ? i -> entry(mask, i) != 0 : _ -> true;
    }

    private boolean isInside(Domain domain, Expr.Input leaf, int index) {
        double value = entry(leaf, index);
        return switch (domain) {
            case REAL, LOGIT, LABEL -> true;
            case BOX -> index % BOX >= 2 || value <= entry(leaf, index + 2);
            case COUNT -> value >= 0 && value == Math.rint(value);
            case PROBABILITY -> value >= 0 && value <= 1;
            case LOG_PROBABILITY -> value <= 0;
            case NON_NEGATIVE -> value >= 0;
            case POSITIVE -> value > 0;
            case SIGN -> Math.abs(value) == 1;
        };
    }

    /// Targets are no logits, whatever they are.
    private static String targetHint(Domain domain) {
        return switch (domain) {
            case SIGN, BOX -> hint(domain);
            case REAL, LOGIT, PROBABILITY, LOG_PROBABILITY, NON_NEGATIVE, POSITIVE, LABEL, COUNT -> "";
        };
    }

    private static String hint(Domain domain) {
        return switch (domain) {
            case PROBABILITY ->
                " If these are logits, take a loss of logits, such as bce-with-logits or cross-entropy.";
            case LOG_PROBABILITY -> " If these are logits, take their log-softmax, or a loss of logits.";
            case SIGN -> " A class y written as 0 or 1 is 2y - 1.";
            case BOX -> " A box is its corners, not a corner and a size.";
            case REAL, LOGIT, NON_NEGATIVE, POSITIVE, LABEL, COUNT -> "";
        };
    }

    private void labels(LossInput input, Expr.Input leaf) {
        @Nullable
        Integer classes = bound.sizes().get(CLASSES);
        int least = input.layout() == Layout.PREDICTION ? -1 : 0;
        List<Double> ignored = arguments("ignoreIndex");
        List<Double> blanks = arguments("blank");
        blanks.forEach(blank -> requireClass(blank, classes));
        IntPredicate counts = withinLengths(leaf);
        boolean any = false;
        for (int i = 0; i < length(leaf); i++) {
            double label = entry(leaf, i);
            boolean isIgnored = ignored.contains(label);
            any |= !isIgnored;
            if (!isIgnored && classes != null && !(label >= least && label < classes && label == Math.rint(label))) {
                throw wrongLabel(leaf, i, "expected 0 to " + (classes - 1) + (ignored.isEmpty() ? "."
                        : ", or " + ignored.getFirst().longValue() + " for what does not count."));
            }
            if (blanks.contains(label) && counts.test(i)) {
                throw wrongLabel(leaf, i, "that is the blank, which stands between labels and is none. "
                        + "Set blank=… if it is another class.");
            }
        }
        if (!any) {
            throw nothingCounts("all labels are ignored");
        }
    }

    private ThalwegException wrongLabel(Expr.Input leaf, int index, String why) {
        return new ThalwegException("TH-L022", "loss '" + loss.text() + "': '" + leaf.name() + "' holds the label "
                + format(entry(leaf, index)) + " at " + index + "; " + why);
    }

    private static String format(double label) {
        return label == Math.rint(label) ? Long.toString((long) label) : Double.toString(label);
    }

    private void requireClass(double blank, @Nullable Integer classes) {
        if (classes != null && blank >= classes) {
            throw new ThalwegException("TH-L012", "loss '" + loss.text() + "': parameter 'blank' is " + format(blank)
                    + "; expected a class, 0 to " + (classes - 1) + ".");
        }
    }

    /// The values of the parameters of that name.
    private List<Double> arguments(String name) {
        return loss.terms().stream().map(WeightedLoss::loss)
                .flatMap(term -> term.arguments().parameters().stream().filter(p -> p.isCalled(name))
                        .map(term.arguments()::get))
                .toList();
    }

    /// Rows of labels may be filled up: an input that is called after them says how many count.
    private IntPredicate withinLengths(Expr.Input leaf) {
        Expr.Input lengths = bound.inputs().leaves().get(leaf.name() + LossInput.LENGTHS);
        if (lengths == null) {
            return _ -> true;
        }
        int row = leaf.axes().getLast().sizeIn(bound.sizes());
        return i -> i % row < entry(lengths, i / row);
    }

    private void requireLogits(Expr.Input leaf) {
        int length = length(leaf);
        boolean within = IntStream.range(0, length).allMatch(i -> entry(leaf, i) >= 0 && entry(leaf, i) <= 1);
        boolean isRow = loss.rowWise() && leaf.axes().getLast().equals(CLASSES);
        if (within && (isRow ? areDistributions(leaf, CLASSES.sizeIn(bound.sizes()))
                : !loss.rowWise() && length >= MANY)) {
            throw new ThalwegException("TH-L023",
                    "loss '" + loss.text() + "': '" + leaf.name() + "' looks like probabilities: "
                            + (isRow ? "each row sums to 1" : "all of it lies between 0 and 1")
                            + "; expected logits. The loss applies the " + (isRow ? "softmax" : "sigmoid")
                            + " itself; leave it out before.");
        }
    }

    private boolean areDistributions(Expr.Input leaf, int classes) {
        return classes > 1 && IntStream.range(0, length(leaf) / classes).allMatch(row -> Math.abs(
                IntStream.range(0, classes).mapToDouble(c -> entry(leaf, row * classes + c)).sum() - 1) < ROUNDING);
    }
}
