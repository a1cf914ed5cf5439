// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import java.util.function.Predicate;

/// A law that losses keep. Each is checked at inputs that are drawn from a seed, in double precision and without a backend; where one does
/// not apply follows from what a loss declares.
public enum LossLaw {
    /// Inside the domains that it declares, values and gradients are finite.
    FINITE_INSIDE_ITS_DOMAINS(GradientLaws::finite),
    /// Gradients are slopes of the value, as central differences measure them. What the formula holds constant with `stop` is held constant
    /// there as well.
    GRADIENTS_ARE_CENTRAL_DIFFERENCES(GradientLaws::centralDifferences),
    /// At a kink the gradient is one of the slopes on both sides, or between them. Where several kinks of an entry meet in one point that is not
    /// always so, and not asked for: of `max(0, -|x|)` a formula may say ±1.
    AT_KINKS_GRADIENTS_LIE_BETWEEN_SLOPES(GradientLaws::slopesAtKinks),
    /// Gradients are what dual numbers carry along, at kinks and beside them and far out too.
    GRADIENTS_ARE_DUAL_NUMBERS(GradientLaws::dualNumbers),
    /// Second derivatives are slopes of the gradient at one's own position, and every loss of elements or of rows has them.
    SECOND_DERIVATIVES_ARE_CENTRAL_DIFFERENCES(CurvatureLaws::areOffered, CurvatureLaws::centralDifferences),
    /// Planned together with value and gradients they mean the same.
    SECOND_DERIVATIVES_ARE_PLANNED_WITH_THE_REST(CurvatureLaws::areOffered, CurvatureLaws::plan),
    /// The planned form means what the formula means.
    THE_PLAN_MEANS_THE_FORMULA(GradientLaws::plan),
    /// The sum is that of the items' values, and the number of items times the mean.
    REDUCTIONS_BELONG_TOGETHER(BatchLaws::reductions),
    /// Items do not see each other.
    A_BATCH_IS_ITS_PARTS(BatchLaws::isOfSingleItems, BatchLaws::parts),
    /// The order of items does not matter.
    ITEMS_HAVE_NO_ORDER(BatchLaws::isOfItems, BatchLaws::order),
    /// Weights of 1 are no weights.
    WEIGHTS_OF_ONE_ARE_NO_WEIGHTS(loss -> BatchLaws.weights(loss).findAny().isPresent(), BatchLaws::weightsOfOne),
    /// A weight of 2 counts twice.
    A_WEIGHT_OF_TWO_COUNTS_TWICE(
            loss -> loss instanceof ElementwiseLoss && BatchLaws.takes(loss, LossInput.SAMPLE_WEIGHTS),
            BatchLaws::weightOfTwo),
    /// What is masked does not count.
    THE_MASKED_IS_REMOVED(loss -> BatchLaws.takes(loss, LossInput.MASK), BatchLaws::mask),
    /// What is ignored does not count.
    THE_IGNORED_IS_REMOVED(loss -> BatchLaws.ignoreIndex(loss).isPresent(), BatchLaws::ignoredLabels),
    /// What it says in [LossPlugin#properties()] is true.
    DECLARED_PROPERTIES_ARE_TRUE(loss -> !loss.properties().isEmpty(), DeclaredProperties::require);

    private final Predicate<LossPlugin> applies;
    private final Check check;

    @FunctionalInterface
    private interface Check {
        void at(LossPlugin loss, long seed);
    }

    LossLaw(Check check) {
        this(_ -> true, check);
    }

    LossLaw(Predicate<LossPlugin> applies, Check check) {
        this.applies = applies;
        this.check = check;
    }

    /// Whether it applies to a loss.
    ///
    /// @param loss the loss
    /// @return false where what the loss declares gives it no meaning
    public boolean appliesTo(LossPlugin loss) {
        return applies.test(loss);
    }

    /// Checks it at one point.
    ///
    /// @param loss a loss to which it applies
    /// @param seed what inputs are drawn from
    /// @throws AssertionError that shows the inputs, where it is broken
    public void check(LossPlugin loss, long seed) {
        check.at(loss, seed);
    }
}
