// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.relu;
import static dev.thalweg.api.formula.Formulas.softplus;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.lipschitz;
import static dev.thalweg.api.loss.LossProperty.smooth;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Direct preference optimisation: the chosen of two answers should gain on the rejected one, measured against a reference model.
///
/// With log-probabilities of whole answers and `d = (policyChosen - policyRejected) - (referenceChosen - referenceRejected)`:
/// `sigmoid` is `(1 - ε)·log(1 + e^(-βd)) + ε·log(1 + e^(βd))` with `labelSmoothing` ε, by `softplus`; `hinge` is `max(0, 1 - βd)`,
/// slope 0 at the hinge; `ipo` is `(d - 1/(2β))²`. Convex in `d`. The gradient with respect to `policyChosen` of `sigmoid` is
/// `-β·sigmoid(-βd)`. Gradients are offered for all four; ask for the policy's alone where the reference is held constant.
///
/// Inputs of any one shape, an element for each pair of answers. `ipo` is meant for log-probabilities averaged over tokens. Source:
/// R. Rafailov et al., "Direct Preference Optimization", 2023; ipo: M. G. Azar et al., "A General Theoretical Paradigm to Understand
/// Learning from Human Preferences", 2023.
///
/// @param arguments `beta`, greater than 0, 0.1 by default; `variant`, `sigmoid`, `hinge` or `ipo`;
///     `labelSmoothing`, from 0 to 1, 0 by default, for `sigmoid` alone
@AutoService(LossPlugin.class)
public record Dpo(Arguments arguments) implements LossPlugin {
    static final Parameter BETA = Parameter.positive("beta", 0.1, "how closely the policy stays with the reference");
    static final Parameter VARIANT = Parameter.choice("variant", "how the gain is judged", "sigmoid", "hinge", "ipo");

    /// The loss with its default arguments.
    public Dpo() {
        this(Arguments.defaults(BETA, VARIANT, CrossEntropy.LABEL_SMOOTHING));
    }

    @Override
    public String id() {
        return "dpo";
    }

    @Override
    public String summary() {
        return "the chosen answer gains on the rejected one, measured against a reference";
    }

    @Override
    public Guide guide() {
        return new Guide("pairs of answers say which one people prefer",
                "answers are judged one by one, or preferences are plain noise",
                "R. Rafailov et al., \"Direct Preference Optimization\", 2023; ipo: M. G. Azar et al., \"A General Theoretical Paradigm to Understand Learning from Human Preferences\", 2023");
    }

    @Override
    public List<LossProperty> properties() {
        double beta = arguments.get(BETA);
        return switch (arguments.choice(VARIANT)) {
            case "hinge" -> List.of(NON_NEGATIVE, CONVEX, lipschitz(beta));
            case "ipo" -> List.of(NON_NEGATIVE, CONVEX, smooth(2));
            default -> List.of(NON_NEGATIVE, CONVEX, lipschitz(beta * steepest()), smooth(beta * beta / 4));
        };
    }

    private double steepest() {
        double smoothing = arguments.get(CrossEntropy.LABEL_SMOOTHING);
        return Math.max(smoothing, 1 - smoothing);
    }

    @Override
    public Dpo with(Arguments given) {
        return new Dpo(given);
    }

    @Override
    public String item() {
        return "pair";
    }

    @Override
    public List<LossInput> inputs() {
        return ElementwiseLoss.weighable(answer("policyChosen", "policy_chosen", "of the chosen answer"),
                answer("policyRejected", "policy_rejected", "of the rejected answer"),
                answer("referenceChosen", "reference_chosen", "of the chosen answer, by the reference"),
                answer("referenceRejected", "reference_rejected", "of the rejected answer, by the reference"));
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr policy = inputs.get("policyChosen").minus(inputs.get("policyRejected"));
        Expr reference = inputs.get("referenceChosen").minus(inputs.get("referenceRejected"));
        return ElementwiseLoss.weighted(value(policy.minus(reference)), inputs);
    }

    private static LossInput answer(String name, String alias, String of) {
        return LossInput.shaped(name, Layout.PREDICTION, "the log-probability " + of).over(Domain.LOG_PROBABILITY)
                .alias(alias);
    }

    private Expr value(Expr gain) {
        Expr scaled = BETA.expr().times(gain);
        return switch (arguments.choice(VARIANT)) {
            case "hinge" -> relu(constant(1).minus(scaled));
            case "ipo" -> gain.minus(constant(0.5).over(BETA.expr())).square();
            default -> logistic(scaled);
        };
    }

    private Expr logistic(Expr gain) {
        Expr right = softplus(gain.negate());
        if (arguments.get(CrossEntropy.LABEL_SMOOTHING) == 0) {
            return right;
        }
        Expr smoothing = CrossEntropy.LABEL_SMOOTHING.expr();
        return constant(1).minus(smoothing).times(right).plus(smoothing.times(softplus(gain)));
    }
}
