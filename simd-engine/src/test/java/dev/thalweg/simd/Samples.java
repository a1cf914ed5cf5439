// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.exp;
import static dev.thalweg.api.formula.Formulas.hyper;
import static dev.thalweg.api.formula.Formulas.input;
import static dev.thalweg.api.formula.Formulas.label;
import static dev.thalweg.api.formula.Formulas.log;
import static dev.thalweg.api.formula.Formulas.logSumExp;
import static dev.thalweg.api.formula.Formulas.mean;
import static dev.thalweg.api.formula.Formulas.pick;
import static dev.thalweg.api.formula.Formulas.relu;
import static dev.thalweg.api.formula.Formulas.sigmoid;
import static dev.thalweg.api.formula.Formulas.softplus;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.tanh;
import static dev.thalweg.api.formula.Formulas.where;

import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Gradients;
import java.util.ArrayList;
import java.util.List;

/// Programs of every shape that the backend meets: flat, rows short and long, columns, spatial, products, updates in place.
enum Samples {
    HUBER {
        @Override
        Program program() {
            Expr.Input p = input("prediction", N);
            Expr size = p.minus(input("target", N)).abs();
            Expr delta = hyper("delta");
            Expr huber = where(size.atMost(delta), size.square().half(), delta.times(size.minus(delta.half())));
            return withGradients(mean(huber, N), p);
        }
    },
    BINARY_CROSS_ENTROPY {
        @Override
        Program program() {
            Expr.Input p = input("prediction", N, C);
            Expr.Input t = input("target", N, C);
            Expr value = softplus(p).minus(p.times(t)).times(input("weight", C));
            return withGradients(mean(value, N, C), p, t);
        }
    },
    FUNCTIONS {
        @Override
        Program program() {
            Expr.Input p = input("prediction", N);
            Expr value = exp(p.negate()).plus(log(p.abs())).plus(tanh(p)).plus(sigmoid(p).power(hyper("delta")))
                    .plus(dev.thalweg.api.formula.Formulas.erf(p)).plus(dev.thalweg.api.formula.Formulas.expm1(p))
                    .plus(dev.thalweg.api.formula.Formulas.log1p(p.square()))
                    .plus(dev.thalweg.api.formula.Formulas.sign(p));
            return new Program("functions", List.of(new Program.Output("value", List.of(N), value)));
        }
    },
    CROSS_ENTROPY {
        @Override
        Program program() {
            Expr.Input p = input("prediction", N, C);
            Expr t = label("labels", N);
            Expr weight = where(t.notEqualTo(constant(1)), pick(input("weight", C), C, t), 0);
            Expr each = where(t.notEqualTo(constant(1)), weight.times(logSumExp(p, C).minus(pick(p, C, t))), 0);
            return withGradients(sum(each, N).over(sum(weight, N)), p);
        }
    },
    SPATIAL {
        @Override
        Program program() {
            Expr.Input p = input("prediction", N, C, D);
            Expr t = label("labels", N, D);
            return withGradients(mean(logSumExp(p, C).minus(pick(p, C, t)), N, D), p);
        }
    },
    LINEAR {
        @Override
        Program program() {
            Expr.Input w = input("w", C);
            Expr residual = sum(input("x", N, C).times(w), C).minus(input("target", N));
            return withGradients(mean(residual.square(), N).plus(hyper("delta").times(sum(w.square(), C))), w);
        }
    },
    NETWORK {
        @Override
        Program program() {
            Expr.Input w1 = input("w1", C, H);
            Expr.Input b1 = input("b1", H);
            Expr.Input w2 = input("w2", H, D);
            Expr hidden = relu(sum(input("x", N, C).times(w1), C).plus(b1));
            Expr logits = sum(hidden.times(w2), H);
            Expr value = mean(logSumExp(logits, D).minus(pick(logits, D, label("labels", N))), N);
            return withGradients(value, w1, b1, w2);
        }
    },
    ADAM {
        @Override
        Program program() {
            Expr.Input p = input("parameter", N);
            Expr g = input("gradient", N);
            Expr m = input("moment1", N).times(0.9).plus(g.times(0.1));
            Expr v = input("moment2", N).times(0.999).plus(g.square().times(0.001));
            Expr correction = sqrt(constant(1).minus(constant(0.999).power(hyper("step"))));
            Expr next = p.minus(hyper("delta").over(constant(1).minus(constant(0.9).power(hyper("step"))))
                    .times(m.over(sqrt(v).over(correction).plus(1e-8))));
            return new Program("adam", List.of(new Program.Output("parameter'", List.of(N), next, "parameter"),
                    new Program.Output("moment1'", List.of(N), m, "moment1"),
                    new Program.Output("moment2'", List.of(N), v, "moment2")));
        }
    };

    static final Axis N = Axis.of("n");
    static final Axis C = Axis.of("c");
    static final Axis D = Axis.of("d");
    static final Axis H = Axis.of("h");

    abstract Program program();

    static Program withGradients(Expr value, Expr.Input... leaves) {
        List<Program.Output> outputs = new ArrayList<>(List.of(new Program.Output("value", List.of(), value)));
        List<Expr> gradients = Gradients.of(value, List.of(leaves));
        for (int i = 0; i < leaves.length; i++) {
            outputs.add(new Program.Output("d." + leaves[i].name(), leaves[i].axes(), gradients.get(i)));
        }
        return new Program("sample", outputs);
    }
}
