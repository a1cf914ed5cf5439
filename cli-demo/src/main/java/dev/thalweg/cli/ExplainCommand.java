// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.ThalwegException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `thalweg explain LOSS`.
@Command(name = "explain", sortOptions = false,
        description = {
            "Show what becomes of a loss: its formula, the gradient derived from it, and the kernel planned for both.",
            "Without an option all three are shown."},
        footer = {"", "For instance:", "  thalweg explain cross-entropy",
            "  thalweg explain '0.9*huber(delta=2) + 0.1*log-cosh' --pass simplify"})
final class ExplainCommand implements Action {
    private static final List<String> PASSES = List.of("check", "differentiate", "hessian", "simplify", "lower",
            "plan");

    @Parameters(index = "0", paramLabel = "LOSS",
            description = "a loss, perhaps with parameters, or a weighted sum of losses")
    @SuppressWarnings("NullAway.Init") // picocli fills it, or reports that it is missing
    String loss;

    @Option(names = "--pass", paramLabel = "NAME",
            description = "Only what this pass makes of it: check, differentiate, hessian, simplify, lower or plan.")
    @Nullable
    String pass;

    @Option(names = "--plan", description = "Only the plan.")
    boolean plan;

    @Option(names = "--kernel", description = "The generated code as well.")
    boolean kernel;

    @Option(names = "--backend", paramLabel = "NAME", defaultValue = "auto",
            description = "Whose code --kernel shows; see 'thalweg backends' (default: auto).")
    @SuppressWarnings("NullAway.Init") // it has a default
    String backend;

    @Option(names = "--dtype", paramLabel = "f32|f64", defaultValue = "f32",
            description = "Type of the numbers in the code (default: f32).")
    @SuppressWarnings("NullAway.Init") // it has a default
    String dtype;

    @Mixin
    final OutputOptions output = new OutputOptions();

    @Mixin
    final HelpOption help = new HelpOption();

    @Override
    public List<ThalwegException> mistakes() {
        Problems problems = new Problems();
        problems.check(pass, word -> Choices.require("pass", word, PASSES));
        problems.check(dtype, Configurations::elementType);
        return problems.found();
    }

    @Override
    public int run(Terminal terminal) {
        return ExplainAction.run(this, terminal);
    }
}
