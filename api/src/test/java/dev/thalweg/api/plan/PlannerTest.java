// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.hyper;
import static dev.thalweg.api.formula.Formulas.input;
import static dev.thalweg.api.formula.Formulas.label;
import static dev.thalweg.api.formula.Formulas.logSumExp;
import static dev.thalweg.api.formula.Formulas.mean;
import static dev.thalweg.api.formula.Formulas.pick;
import static dev.thalweg.api.formula.Formulas.position;
import static dev.thalweg.api.formula.Formulas.relu;
import static dev.thalweg.api.formula.Formulas.rename;
import static dev.thalweg.api.formula.Formulas.size;
import static dev.thalweg.api.formula.Formulas.softplus;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.tanh;
import static dev.thalweg.api.formula.Formulas.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Cost;
import dev.thalweg.api.formula.Evaluator;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Gradients;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.formula.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final Axis N = Axis.of("n");
    private static final Axis C = Axis.of("c");
    private static final Axis D = Axis.of("d");
    private static final Axis H = Axis.of("h");
    private static final Map<Axis, Integer> SIZES = Map.of(N, 5, C, 4, D, 3, H, 6);

    /// The plan's outputs are those of the formulas evaluated node by node, whatever the planner shared, stored or reordered.
    private static KernelPlan agrees(Program program, Map<String, Double> hypers) {
        return agrees(program, Planner.plan(program), hypers);
    }

    private static KernelPlan agrees(Program program, KernelPlan plan, Map<String, Double> hypers) {
        Map<String, double[]> memory = new HashMap<>();
        Map<String, Tensor> tensors = new HashMap<>();
        Random random = new Random(7);
        for (Expr.Input input : plan.inputs()) {
            List<Axis> axes = new ArrayList<>();
            input.axes().forEach(a -> axes.addAll(plan.fused().getOrDefault(a, List.of(a))));
            List<Integer> sizes = axes.stream().map(SIZES::get).toList();
            double[] data = new double[sizes.stream().reduce(1, Math::multiplyExact)];
            for (int i = 0; i < data.length; i++) {
                data[i] = input.kind() == Kind.LABEL ? random.nextInt(SIZES.get(C)) : random.nextGaussian();
            }
            memory.put(input.name(), data);
            tensors.put(input.name(), new Tensor(axes, sizes, data));
        }
        Map<String, Tensor> results = PlanInterpreter.run(plan, memory, hypers, SIZES);
        Evaluator oracle = new Evaluator(tensors, hypers, SIZES, ElementType.F64);
        for (Program.Output output : program.outputs()) {
            Tensor expected = oracle.evaluate(output.value());
            double[] actual = results.get(output.name()).data();
            double[] wanted = expected.axes().size() == output.axes().size() ? expected.ordered(output.axes()).data()
                    : expected.data();
            // rewriting moves roundings: a few ulp of the largest entry
            double scale = java.util.Arrays.stream(wanted).map(Math::abs).max().orElse(0);
            assertThat(actual).as(output.name() + " of\n" + plan).usingComparatorWithPrecision(1e-13 * (1 + scale))
                    .containsExactly(wanted);
        }
        return plan;
    }

    private static Program withGradients(String name, Expr value, Expr.Input... leaves) {
        List<Program.Output> outputs = new ArrayList<>(List.of(new Program.Output("value", List.of(), value)));
        List<Expr> gradients = Gradients.of(value, List.of(leaves));
        for (int i = 0; i < leaves.length; i++) {
            outputs.add(new Program.Output("d." + leaves[i].name(), leaves[i].axes(), gradients.get(i)));
        }
        return new Program(name, outputs);
    }

    private static Expr crossEntropy(Expr logits, Expr target) {
        return mean(logSumExp(logits, C).minus(pick(logits, C, target)), N);
    }

    @Test
    void whatIsOverwrittenIsReadWhereItWasWritten() {
        // a mean that replaces its input, what it divides, and the size of that: walks one after the other
        Expr scaled = input("g", N).over(sqrt(sum(input("g", N).square(), N)));
        Expr mean = input("m", N).times(0.5).plus(scaled);
        Expr direction = scaled.over(mean);
        Expr moved = input("p", N).minus(sum(direction.square(), N).times(direction));

        KernelPlan plan = agrees(new Program("update", List.of(new Program.Output("p'", List.of(N), moved, "p"),
                new Program.Output("m'", List.of(N), mean, "m"))), Map.of());

        assertThat(plan.toString().lines().filter(line -> line.contains("g / ") && line.contains("m'"))).isNotEmpty();
    }

    @Test
    void anElementwiseLossIsOneFlatWalkOverFusedAxes() {
        Expr.Input p = input("prediction", N, C);
        Expr.Input t = input("target", N, C);
        Expr delta = hyper("delta");
        Expr size = p.minus(t).abs();
        Expr huber = where(size.atMost(delta), size.square().half(), delta.times(size.minus(delta.half())));
        KernelPlan plan = agrees(withGradients("huber", mean(huber, N, C), p), Map.of("delta", 0.7));
        assertThat(plan.steps().stream().filter(Step.Nest.class::isInstance)).hasSize(1);
        assertThat(plan.fused()).hasSize(1);
        assertThat(plan.buffers()).noneMatch(b -> b.home() == Home.SCRATCH);
    }

    @Test
    void crossEntropyIsOneNestWithOneExponential() {
        Expr.Input p = input("prediction", N, C);
        KernelPlan plan = agrees(withGradients("ce", crossEntropy(p, label("target", N)), p), Map.of());
        assertThat(plan.steps().stream().filter(Step.Nest.class::isInstance)).hasSize(1);
        assertThat(plan.toString().split("exp\\(", -1)).as(plan.toString()).hasSize(2);
        assertThat(plan.buffers()).filteredOn(b -> b.home() == Home.SCRATCH).allMatch(b -> !b.inside().isEmpty());
    }

    @Test
    void weightedMeanSumsItsDenominatorFirst() {
        Expr.Input p = input("prediction", N, C);
        Expr.Input w = input("weight", C);
        Expr.Input t = label("target", N);
        Expr counted = t.notEqualTo(constant(1));
        Expr weight = where(counted, pick(w, C, t), 0);
        Expr each = where(counted, weight.times(logSumExp(p, C).minus(pick(p, C, t))), 0);
        agrees(withGradients("weighted-ce", sum(each, N).over(sum(weight, N)), p), Map.of());
    }

    @Test
    void aProductMayBeAskedForWithItsColumnsOutside() {
        Expr product = sum(input("x", N, D).times(input("w", D, C)), D);
        agrees(new Program("turned", List.of(new Program.Output("y", List.of(C, N), product),
                new Program.Output("total", List.of(), sum(product.square(), N, C)))), Map.of());
    }

    @Test
    void aNetworkIsProductsAndWalks() {
        Expr.Input x = input("x", N, D);
        Expr.Input w1 = input("w1", D, H);
        Expr.Input b1 = input("b1", H);
        Expr.Input w2 = input("w2", H, C);
        Expr.Input b2 = input("b2", C);
        for (boolean smooth : new boolean[] {false, true}) {
            Expr z = sum(x.times(w1), D).plus(b1);
            Expr hidden = smooth ? tanh(z) : relu(z);
            Expr logits = sum(hidden.times(w2), H).plus(b2);
            KernelPlan plan = agrees(withGradients("mlp", crossEntropy(logits, label("target", N)), w1, b1, w2, b2),
                    Map.of());
            assertThat(plan.walks().stream().filter(Step.MatrixProduct.class::isInstance)).as(plan.toString())
                    .hasSize(5);
            assertThat(fused(plan)).as(plan.toString()).filteredOn(step -> !step.epilogue().isEmpty())
                    .extracting(step -> step.product().n()).containsExactly(List.of(H), List.of(C), List.of(H));
        }
    }

    private static List<Step.Fused> fused(KernelPlan plan) {
        return plan.steps().stream()
                .flatMap(step -> step instanceof Step.Blocks b ? b.steps().stream() : Stream.of(step))
                .filter(Step.Fused.class::isInstance).map(Step.Fused.class::cast).toList();
    }

    @Test
    void biasAndActivationAreTheEpilogueOfAProduct() {
        Expr hidden = relu(sum(input("x", N, D).times(input("w", D, H)), D).plus(input("b", H)));
        KernelPlan plan = agrees(new Program("layer", List.of(new Program.Output("hidden", List.of(N, H), hidden))),
                Map.of());

        assertThat(fused(plan)).singleElement().satisfies(step -> {
            assertThat(step.prologue()).isEmpty();
            assertThat(step.epilogue()).singleElement()
                    .satisfies(nest -> assertThat(nest.outer()).isEqualTo(List.of(N, H)));
        });
        assertThat(plan.toString()).contains("fused by rows of [n]");
    }

    @Test
    void whatIsComputedRowByRowIsThePrologueOfAProduct() {
        Expr product = sum(tanh(input("x", N, D)).times(input("w", D, H)), D);
        KernelPlan plan = agrees(new Program("prologue", List.of(new Program.Output("y", List.of(N, H), product))),
                Map.of());

        assertThat(fused(plan)).singleElement().satisfies(step -> {
            assertThat(step.prologue()).hasSize(1);
            assertThat(step.epilogue()).isEmpty();
        });
    }

    @Test
    void aSoftmaxOfItsRowsGoesWithAProduct() {
        Expr logits = sum(input("x", N, D).times(input("w", D, C)), D);
        KernelPlan plan = agrees(new Program("rows", List.of(
                new Program.Output("value", List.of(), crossEntropy(logits, label("target", N))))), Map.of());

        assertThat(fused(plan)).singleElement().extracting(Step.Fused::epilogue)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    @Test
    void whatReadsOtherRowsIsNotFused() {
        Axis m = N.twin("m");
        Expr unit = tanh(input("x", N, D));
        Expr similarity = sum(unit.times(rename(unit, N, m)), D);
        KernelPlan plan = agrees(new Program("similar",
                List.of(new Program.Output("value", List.of(), mean(logSumExp(similarity, m), N)))), Map.of());

        assertThat(fused(plan)).allMatch(step -> step.prologue().isEmpty());
    }

    @Test
    void aProductWhoseResultIsReadAtOtherRowsIsRefused() {
        Expr.Input x = input("x", N, D);
        Step.MatrixProduct product = new Step.MatrixProduct("y", x, input("w", D, H), List.of(N), List.of(H),
                List.of(D));
        Expr shifted = pick(input("y", N, H), N, position(N).plus(1));
        Step.Nest nest = new Step.Nest(List.of(N, H),
                List.of(new Sweep(List.of(), List.of(new Statement.Store("z", shifted)))));

        assertThat(Fusion.problem(new Step.Fused(List.of(), product, List.of(nest)), name -> name))
                .hasValueSatisfying(problem -> assertThat(problem).contains("reads other rows"));
    }

    @Test
    void whatOverwritesWhatAPrologueReadsAtOtherRowsIsNotFused() {
        Axis m = N.twin("m");
        Expr pairs = input("s", N).times(rename(input("s", N), N, m));
        Step.Nest before = new Step.Nest(List.of(N),
                List.of(new Sweep(List.of(m), List.of(new Statement.Store("k", pairs)))));
        Step.MatrixProduct product = new Step.MatrixProduct("y", input("k", N, m), input("v", m, H),
                List.of(N), List.of(H), List.of(m));
        Step.Nest after = new Step.Nest(List.of(N, H),
                List.of(new Sweep(List.of(), List.of(new Statement.Store("z", relu(input("y", N, H)))))));
        Step.Fused all = new Step.Fused(List.of(before), product, List.of(after));

        assertThat(Fusion.problem(all, name -> name)).isEmpty();
        assertThat(Fusion.problem(all, name -> name.equals("z") ? "s" : name))
                .hasValueSatisfying(problem -> assertThat(problem).contains("reads other rows"));
    }

    @Test
    void whatOverwritesAnOperandIsNotFused() {
        Expr.Input x = input("x", N, D);
        Step.MatrixProduct product = new Step.MatrixProduct("y", x, input("w", D, H), List.of(N), List.of(H),
                List.of(D));
        Step.Nest nest = new Step.Nest(List.of(N),
                List.of(new Sweep(List.of(H), List.of(new Statement.Store("z", input("y", N, H))))));

        assertThat(Fusion.fuse(List.of(product, nest), name -> name.equals("z") ? "x" : name)).hasSize(2);
        assertThat(Fusion.fuse(List.of(product, nest), name -> name)).hasSize(1);
    }

    @Test
    void pairsOfRowsAreReadUnderTwoNames() {
        Axis m = N.twin("m");
        Expr.Input x = input("x", N, D);
        Expr distance = sum(x.minus(rename(x, N, m)).square(), D);
        KernelPlan plan = agrees(withGradients("pairs", mean(tanh(distance), N, m), x), Map.of());
        assertThat(plan.axes()).containsExactlyInAnyOrder(N, D);
        assertThat(plan.toString()).contains("[n, m, d]");
    }

    @Test
    void aSimilarityOfRowsIsAProductOfOneStoredTensor() {
        Axis m = N.twin("m");
        Expr.Input x = input("x", N, D);
        Expr unit = x.over(sqrt(sum(x.square(), D)));
        Expr similarity = sum(unit.times(rename(unit, N, m)), D);
        KernelPlan plan = agrees(withGradients("similar", mean(logSumExp(similarity, m), N), x), Map.of());
        assertThat(plan.walks().stream().filter(Step.MatrixProduct.class::isInstance)).as(plan.toString()).hasSize(3);
    }

    @Test
    void axesSideBySideAreOneAxisOfAProduct() {
        Axis v = Axis.of("v", 2);
        Axis w = v.twin("w");
        Axis m = N.twin("m");
        Expr.Input a = input("a", N, D);
        Expr.Input b = input("b", N, D);
        Expr both = where(position(v).equalTo(constant(0)), a, tanh(b));
        Expr similarity = sum(both.times(rename(rename(both, v, w), N, m)), D);
        KernelPlan plan = agrees(withGradients("views", mean(logSumExp(similarity, w, m), v, N), a, b), Map.of());
        assertThat(plan.walks().stream().filter(Step.MatrixProduct.class::isInstance)).as(plan.toString()).hasSize(3);
    }

    @Test
    void rowsOfLogitsAreWorkedOnInBlocks() {
        Expr.Input hidden = input("hidden", N, D);
        Expr.Input weight = input("weight", C, D);
        Expr.Input bias = input("bias", C);
        Expr logits = sum(hidden.times(weight), D).plus(bias);
        KernelPlan plan = agrees(
                withGradients("linear-ce", crossEntropy(logits, label("target", N)), hidden, weight, bias), Map.of());
        Step.Blocks blocks = (Step.Blocks) plan.steps().stream().filter(Step.Blocks.class::isInstance).findFirst()
                .orElseThrow(() -> new AssertionError(plan));
        assertThat(blocks.walks().filter(Step.MatrixProduct.class::isInstance)).hasSize(3);
        assertThat(plan.buffers()).as(plan.toString())
                .filteredOn(b -> b.home() == Home.SCRATCH && b.inside().isEmpty())
                .extracting(Buffer::name).isSubsetOf(blocks.local()).hasSize(1);
    }

    @Test
    void tenantsMoveWithTheTensorInWhoseMemoryTheyLive() {
        Expr.Input x = input("x", N, D);
        Expr similarity = sum(x.times(input("w", C, D)), D);
        Expr raised = tanh(pick(similarity, C, label("t", N))).minus(0.5);
        Expr logits = where(position(C).equalTo(label("t", N)), raised, similarity).times(3);
        Expr value = mean(logSumExp(logits, C).minus(raised.times(3)), N);
        KernelPlan plan = agrees(new Program("margin", List.of(new Program.Output("value", List.of(), value),
                new Program.Output("gradient", List.of(N, D), Gradients.of(value, List.of(x)).getFirst()))), Map.of());

        assertThat(plan.buffers().stream().filter(b -> b.inside().equals("gradient") || b.inside().startsWith("t")))
                .hasSizeGreaterThan(2);
    }

    @Test
    void rowOperationsAreStepsBetweenWalks() {
        Expr.Input x = input("x", N, C);
        Expr sorted = pick(x.square(), C, Formulas.order(x, C, true));
        Expr value = mean(Formulas.runningLogSumExp(sorted, C, true).minus(sorted), N, C);
        KernelPlan plan = agrees(new Program("list", List.of(new Program.Output("value", List.of(), value),
                new Program.Output("gradient", List.of(N, C), Gradients.of(value, List.of(x)).getFirst()))), Map.of());

        assertThat(plan.walks().stream().filter(Step.Rows.class::isInstance)).as(plan.toString())
                .hasSizeBetween(6, 7);
        assertThat(plan.toString()).contains("row by row").contains("order[c, descending](x) over [n, c]");
    }

    @Test
    void aRowOperationOverEverythingGivesANumber() {
        Expr.Input x = input("x", C);
        Expr last = pick(Formulas.runningSum(x, C, false), C, size(C).minus(1));
        agrees(new Program("last", List.of(new Program.Output("value", List.of(), last.times(2)))), Map.of());
    }

    @Test
    void theSlopeOfEntriesThatAreLookedUpIsScattered() {
        Expr.Input x = input("x", N, C, D);
        Expr.Input y = input("y", N, C);
        Expr looked = pick(x, C, new Expr.Input("u", List.of(N, D), Kind.LABEL));
        Expr value = mean(looked.square(), N, D).plus(sum(pick(y, C, label("t", N).minus(1)), N));
        KernelPlan plan = agrees(withGradients("looked up", value, x, y), Map.of());

        assertThat(plan.steps().stream().filter(Step.Scatter.class::isInstance)).as(plan.toString()).hasSize(2);
        assertThat(plan.toString()).contains("scatter d.x[n, c, d] = 0, but at c = u: ")
                .contains("scatter d.y[n, c] = 0, but at c = t").contains(": 1\n");
    }

    @Test
    void whatLooksEntriesUpIsStoredAWalkBefore() {
        Expr labels = label("t", N).minus(1);
        Expr.Input x = input("x", N, C);
        Expr value = mean(logSumExp(x, C).minus(where(labels.lessThan(constant(0)), constant(0), pick(x, C, labels))),
                N);
        KernelPlan plan = agrees(new Program("shifted", List.of(new Program.Output("value", List.of(), value),
                new Program.Output("gradient", List.of(N, C), Gradients.of(value, List.of(x)).getFirst()))), Map.of());

        assertThat(nests(plan)).as(plan.toString())
                .noneMatch(nest -> indices(nest).anyMatch(Reads.written(nest)::contains))
                .anyMatch(nest -> indices(nest).findAny().isPresent());
    }

    /// The buffers and inputs by whose entries a nest looks others up.
    private static Stream<String> indices(Step.Nest nest) {
        List<Expr> values = nest.sweeps().stream().flatMap(sweep -> sweep.statements().stream()).map(Statement::value)
                .toList();
        return Graph.topological(values).stream().filter(Expr.Pick.class::isInstance)
                .map(node -> ((Expr.Pick) node).index()).filter(Expr.Input.class::isInstance)
                .map(index -> ((Expr.Input) index).name());
    }

    private static List<Step.Nest> nests(KernelPlan plan) {
        return plan.walks().stream().filter(Step.Nest.class::isInstance).map(Step.Nest.class::cast).toList();
    }

    @Test
    void rowsOfAWeightedMeanAreWalkedOnceAfterTheWeights() {
        Expr labels = label("t", N);
        Expr.Input x = input("x", N, C);
        Expr counts = where(labels.lessThan(constant(0)), constant(0), constant(1));
        Expr value = sum(counts.times(logSumExp(x, C).minus(pick(x, C, labels))), N).over(sum(counts, N));
        KernelPlan plan = agrees(new Program("weighted", List.of(new Program.Output("value", List.of(), value),
                new Program.Output("gradient", List.of(N, C), Gradients.of(value, List.of(x)).getFirst()))), Map.of());

        assertThat(nests(plan)).as(plan.toString()).hasSize(2).last()
                .satisfies(nest -> assertThat(Reads.written(nest)).contains("gradient"));
        assertThat(plan.toString()).containsOnlyOnce("exp(").contains("scratch none");
    }

    @Test
    void aBlockedFoldThatTheRunReadsEndsTheRun() {
        Expr.Input hidden = input("hidden", N, D);
        Expr.Input weight = input("weight", C, D);
        Expr logits = sum(hidden.times(weight), D);
        Expr centred = logits.minus(mean(logits, N));
        agrees(withGradients("centred", sum(tanh(centred).square(), N, C), hidden, weight), Map.of());
    }

    @Test
    void aStatementTooLargeForAKernelIsCutNearHalfItsCost() {
        Expr.Input x = input("x", N, C);
        Expr chain = x;
        for (int i = 0; i < 30; i++) {
            chain = softplus(chain).minus(0.5);
        }
        KernelPlan plan = agrees(new Program("chain", List.of(new Program.Output("y", List.of(N, C), chain))),
                Map.of());
        Step.Nest nest = (Step.Nest) plan.steps().getLast();
        // 30 functions of 39 operations: 1,170, then 585 and 585, then four of about 290
        assertThat(nest.sweeps()).as(plan.toString()).hasSize(4);
    }

    @Test
    void aSweepTooLargeForAKernelIsCutBetweenStatements() {
        Expr.Input x = input("x", N);
        List<Program.Output> outputs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            outputs.add(new Program.Output("y" + i, List.of(N), softplus(x.times(i + 0.5))));
        }
        KernelPlan plan = agrees(new Program("many", outputs), Map.of());
        // 39 operations each, 10 to a sweep
        assertThat(((Step.Nest) plan.steps().getLast()).sweeps()).as(plan.toString()).hasSize(2)
                .allMatch(sweep -> sweep.statements().size() == 10);
    }

    @Test
    void smallKernelsComputeTheSame() {
        Expr.Input p = input("prediction", N, C);
        Program program = withGradients("ce", crossEntropy(softplus(tanh(p)), label("target", N)), p);
        KernelPlan plan = agrees(program, Planner.plan(program, new SizeLimit(45)), Map.of());
        assertThat(plan.steps().stream().filter(Step.Nest.class::isInstance).map(Step.Nest.class::cast)
                .flatMap(nest -> nest.sweeps().stream()).mapToInt(
                        sweep -> Cost.of(sweep.statements().stream().map(Statement::value).toList())))
                .allMatch(cost -> cost <= 45);
    }

    @Test
    void aChainOfProductsNeedsTwoMatrices() {
        Axis[] axes = new Axis[12];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = Axis.of("a" + (char) ('a' + i));
        }
        Expr chain = input("x0", axes[0], axes[1]);
        for (int i = 1; i + 1 < axes.length; i++) {
            chain = sum(chain.times(input("x" + i, axes[i], axes[i + 1])), axes[i]);
        }
        KernelPlan plan = Planner.plan(
                new Program("chain", List.of(new Program.Output("y", List.of(axes[0], axes[11]), chain))));
        KernelPlan unblocked = new KernelPlan(plan.name(), plan.inputs(), plan.hypers(), plan.axes(), plan.fused(),
                plan.buffers(), plan.walks(), plan.outputs());
        assertThat(ScratchMemory.of(unblocked)).as(plan.toString()).hasSize(9);
        assertThat(ScratchMemory.of(unblocked).values().stream().distinct()).hasSize(2);
        assertThat(ScratchMemory.of(plan).values().stream().distinct()).hasSize(2);
    }

    @Test
    void aPenaltyJoinsTheGradientOfItsParameter() {
        Expr.Input x = input("x", N, D);
        Expr.Input w = input("w", D);
        Expr.Input y = input("y", N);
        Expr residual = sum(x.times(w), D).minus(y);
        Expr loss = mean(residual.square(), N).plus(hyper("l2").half().times(sum(w.square(), D)));
        agrees(withGradients("ridge", loss, w), Map.of("l2", 0.1));
    }

    @Test
    void anOptimizerIsOneSweepWithScalarsOutside() {
        Expr.Input p = input("parameter", D);
        Expr.Input g = input("gradient", D);
        Expr.Input m = input("m", D);
        Expr.Input v = input("v", D);
        Expr step = hyper("step");
        Expr moment = m.times(0.9).plus(g.times(0.1));
        Expr second = v.times(0.999).plus(g.square().times(0.001));
        Expr correction = constant(1).minus(constant(0.999).power(step));
        Expr next = p.minus(hyper("rate").over(constant(1).minus(constant(0.9).power(step))).times(moment)
                .over(sqrt(second).over(sqrt(correction)).plus(1e-8)));
        Program adam = new Program("adam", List.of(new Program.Output("parameter'", List.of(D), next, "parameter"),
                new Program.Output("m'", List.of(D), moment, "m"), new Program.Output("v'", List.of(D), second, "v")));
        Map<String, Double> hypers = Map.of("step", 3.0, "rate", 0.01);
        KernelPlan plan = Planner.plan(adam);
        assertThat(plan.steps()).as(plan.toString()).hasSize(2);
        assertThat(plan.buffers()).noneMatch(b -> b.home() == Home.SCRATCH);
        assertThat(hypers).hasSize(plan.hypers().size());
    }

    @Test
    void classWeightsOnAMatrixKeepItsAxes() {
        Expr.Input p = input("prediction", N, C);
        Expr.Input t = input("target", N, C);
        Expr.Input w = input("posWeight", C);
        Expr bce = softplus(p).minus(p.times(t)).times(w);
        agrees(withGradients("weighted-bce", sum(bce, N, C).over(size(N)), p, t), Map.of());
    }

    @Test
    void spatialClassesInTheMiddleAreRows() {
        Expr.Input p = input("prediction", N, C, D);
        Expr.Input t = label("target", N, D);
        Expr each = logSumExp(p, C).minus(pick(p, C, t));
        agrees(withGradients("spatial", mean(each, N, D), p), Map.of());
    }

    @Test
    void aSingleRowOfClassesIsPlannedToo() {
        Expr.Input p = input("prediction", C);
        Expr.Input t = label("target");
        agrees(withGradients("row", logSumExp(p, C).minus(pick(p, C, t)), p), Map.of());
    }

    @Test
    void anUpstreamGradientIsAnInput() {
        Expr.Input p = input("prediction", N, C);
        Expr.Input t = label("target", N);
        Expr.Input upstream = input("upstream", N);
        Expr each = logSumExp(p, C).minus(pick(p, C, t));
        Expr gradient = Gradients.of(sum(each.times(upstream), N), List.of(p)).getFirst();
        agrees(new Program("none",
                List.of(new Program.Output("value", List.of(N), each),
                        new Program.Output("d", List.of(N, C), gradient))),
                Map.of());
    }

    @Test
    void whatIsFoldedForEachPositionOfARowHasANestOfItsOwn() {
        Axis other = C.twin("t");
        Expr x = input("x", N, C);
        Expr rank = sum(where(x.greaterThan(rename(x, C, other)), constant(1), 0), other);
        Expr pairs = sum(where(rank.greaterThan(constant(1)), rename(x, C, other).minus(x), 0), C, other);

        agrees(new Program("ranks", List.of(new Program.Output("rank", List.of(N, C), rank),
                new Program.Output("pairs", List.of(N), pairs))), Map.of());
    }
}
