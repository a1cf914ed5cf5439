// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import static dev.thalweg.api.formula.Formulas.pick;

import dev.thalweg.api.Arguments;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import java.util.List;

/// Losses whose values are easy to compute by hand.
final class TestLosses {
    private TestLosses() {
    }

    /// `scale · (prediction - target)`.
    record Elements(Arguments arguments) implements ElementwiseLoss {
        static final Parameter SCALE = Parameter.positive("scale", 1, "a factor");

        Elements() {
            this(Arguments.defaults(SCALE));
        }

        @Override
        public String id() {
            return "elements";
        }

        @Override
        public String summary() {
            return "a scaled residual";
        }

        @Override
        public Elements with(Arguments given) {
            return new Elements(given);
        }

        @Override
        public Expr formula(Expr prediction, Expr target) {
            return SCALE.expr().times(prediction.minus(target));
        }
    }

    /// The entry at the label, times its weight; a label of -1 does not count.
    record Rows(Arguments arguments) implements RowLoss {
        Rows() {
            this(Arguments.defaults());
        }

        @Override
        public String id() {
            return "rows";
        }

        @Override
        public String summary() {
            return "the entry at the label";
        }

        @Override
        public Rows with(Arguments given) {
            return new Rows(given);
        }

        @Override
        public List<LossInput> inputs() {
            return List.of(LossInput.prediction(Domain.LOGIT), LossInput.labels(), LossInput.classWeights());
        }

        @Override
        public LossFormula formula(LossInputs inputs) {
            Expr counted = inputs.target().notEqualTo(dev.thalweg.api.formula.Formulas.constant(-1));
            Expr weight = inputs.find(LossInput.CLASS_WEIGHTS).map(w -> pick(w, inputs.classes(), inputs.target()))
                    .orElse(null);
            Expr entry = pick(inputs.prediction(), inputs.classes(), inputs.target());
            Expr value = weight == null ? entry : entry.times(weight);
            return new LossFormula(dev.thalweg.api.formula.Formulas.where(counted, value, 0), inputs.items(), weight,
                    counted);
        }
    }

    /// Takes probabilities, so it cannot be added to what takes logits.
    record Probabilities(Arguments arguments) implements ElementwiseLoss {
        Probabilities() {
            this(Arguments.defaults());
        }

        @Override
        public String id() {
            return "probabilities";
        }

        @Override
        public String summary() {
            return "a residual of probabilities";
        }

        @Override
        public Probabilities with(Arguments given) {
            return new Probabilities(given);
        }

        @Override
        public List<LossInput> inputs() {
            return ElementwiseLoss.inputs(Domain.PROBABILITY, Domain.PROBABILITY);
        }

        @Override
        public Expr formula(Expr prediction, Expr target) {
            return prediction.minus(target);
        }
    }

    /// Rows of features with the weights of classes, whose items are pairs of a row and a class.
    record Similarities(Arguments arguments) implements OwnAxesLoss {
        static final Axis ROWS = Axis.of("n");
        static final Axis CLASSES = Axis.of("c");
        static final Axis FEATURES = Axis.of("d");

        Similarities() {
            this(Arguments.defaults());
        }

        @Override
        public String id() {
            return "similarities";
        }

        @Override
        public String summary() {
            return "products of rows and classes";
        }

        @Override
        public Similarities with(Arguments given) {
            return new Similarities(given);
        }

        @Override
        public boolean acceptsSingleItem() {
            return true;
        }

        @Override
        public List<LossInput> inputs() {
            return List.of(LossInput.own("rows", "features of rows", ROWS, FEATURES),
                    LossInput.own("classes", "features of classes", CLASSES, FEATURES),
                    LossInput.own("sign", "of each row", ROWS).over(Domain.SIGN));
        }

        @Override
        public LossFormula formula(LossInputs inputs) {
            Expr product = dev.thalweg.api.formula.Formulas.sum(inputs.get("rows").times(inputs.get("classes")),
                    FEATURES);
            return new LossFormula(product.times(inputs.get("sign")), List.of(ROWS, CLASSES));
        }
    }
}
