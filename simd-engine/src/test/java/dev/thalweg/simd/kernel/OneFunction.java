// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.code.SweepCode;
import dev.thalweg.api.code.SweepLowering;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.plan.Buffer;
import dev.thalweg.api.plan.Home;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.PlanOutput;
import dev.thalweg.api.plan.Statement;
import dev.thalweg.api.plan.Step;
import dev.thalweg.api.plan.Sweep;
import java.util.LinkedHashMap;
import java.util.List;

/// A sweep that applies one formula to x (and y) over one axis.
final class OneFunction {
    private static final Axis N = Axis.of("n");
    static final Expr.Input X = new Expr.Input("x", List.of(N), Kind.REAL);
    static final Expr.Input Y = new Expr.Input("y", List.of(N), Kind.REAL);

    private OneFunction() {
    }

    static SweepCode sweep(Expr formula, ElementType type) {
        Sweep sweep = new Sweep(List.of(), List.of(new Statement.Store("result", formula)));
        Step.Nest nest = new Step.Nest(List.of(N), List.of(sweep));
        KernelPlan plan = new KernelPlan("function", List.of(X, Y), List.of(), List.of(N), new LinkedHashMap<>(),
                List.of(new Buffer("result", List.of(N), Home.OUTPUT, "")), List.of(nest),
                List.of(new PlanOutput("result", List.of(N), "result", "")));
        return new SweepLowering(plan, nest, type).lower("function", sweep);
    }

    /// Applies a formula of x by its scalar twin.
    static void apply(Expr formula, ElementType type, Object x, Object result, int count) {
        KernelClass.twin(sweep(formula, type), Form.ROWS).kernel().run(new Object[] {x, result}, new int[4],
                new double[0], count);
    }
}
