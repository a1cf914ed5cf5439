// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.BackendOptions;
import dev.thalweg.api.backend.BackendPlugin;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.formula.Reduction;
import dev.thalweg.api.plan.Buffer;
import dev.thalweg.api.plan.Home;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.PlanOutput;
import dev.thalweg.api.plan.Statement;
import dev.thalweg.api.plan.Step;
import dev.thalweg.api.plan.Sweep;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PluginsTest {
    @Test
    void bothWaysOfRegistrationNameTheSameProviders() throws IOException {
        List<String> described = SimdPlugin.class.getModule().isNamed()
                ? SimdPlugin.class.getModule().getDescriptor().provides().stream().flatMap(p -> p.providers().stream())
                        .sorted().toList()
                : List.of(ScalarPlugin.class.getName(), SimdPlugin.class.getName());
        String file = "/META-INF/services/" + BackendPlugin.class.getName();
        try (var in = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(SimdPlugin.class.getResourceAsStream(file)),
                        StandardCharsets.UTF_8))) {
            assertThat(in.lines().sorted().toList()).isEqualTo(described);
        }
    }

    @Test
    void scalarCodeRunsEverywhereAndIsNotPreferred() {
        BackendPlugin scalar = new ScalarPlugin();
        assertThat(scalar.availability().available()).isTrue();
        assertThat(scalar.availability().preference()).isLessThan(new SimdPlugin().availability().preference());
        try (Backend backend = scalar.open(new BackendOptions(2, ""))) {
            assertThat(backend.info().lanes()).isEqualTo(1);
            assertThat(backend.info().threads()).isEqualTo(2);
        }
    }

    @Test
    void theListingShowsEveryOperation() {
        Axis n = Axis.of("n");
        Expr.Input x = new Expr.Input("x", List.of(n), Kind.REAL);
        Expr.Hyper rate = new Expr.Hyper("rate", Kind.REAL);
        Expr scale = new Expr.Hyper("scale", Kind.REAL);
        Step scalars = new Step.Scalars(List.of(new Step.Assignment("scale", rate.over(Formulas.size(n)))));
        Step nest = new Step.Nest(List.of(n), List.of(new Sweep(List.of(), List.of(
                new Statement.Store("scaled", x.times(scale).plus(x)),
                new Statement.Accumulate("total", Reduction.SUM, x.square())))));
        KernelPlan plan = new KernelPlan("scaling", List.of(x), List.of(rate), List.of(n), new LinkedHashMap<>(),
                List.of(new Buffer("scaled", List.of(n), Home.OUTPUT, ""),
                        new Buffer("total", List.of(), Home.SCALAR, "")),
                List.of(scalars, nest), List.of(new PlanOutput("scaled", List.of(n), "scaled", ""),
                        new PlanOutput("total", List.of(), "total", "")));
        try (Backend backend = new ScalarPlugin().open(new BackendOptions(1, ""))) {
            assertThat(backend.listing(plan, ElementType.F32)).isEqualTo("""
                                                                         kernels of scaling in f32
                                                                         step 1: scalar code in f64
                                                                           scale := rate / #n
                                                                         step 2: nest
                                                                          scaling step 2 sweep 1, 3 operations
                                                                           t0 = x[n]
                                                                           n0 = scale
                                                                           v0 = load t0 per row
                                                                           v1 = number n0
                                                                           v2 = fma v0 v1 v0
                                                                           v3 = mul v0 v0
                                                                           scaled[n] := v2
                                                                           total sum= v3
                                                                         """);
        }
    }
}
