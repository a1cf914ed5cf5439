// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `thalweg optimizers [ID]`.
@Command(name = "optimizers", description = "List the optimizers, what goes around them, and schedules, or show one.",
        sortOptions = false,
        footer = {"", "For instance:", "  thalweg optimizers 'sgd(momentum=0.9)'", "  thalweg optimizers cosine"})
final class OptimizersCommand implements Action {

    @Parameters(index = "0", paramLabel = "ID", arity = "0..1",
            description = "an optimizer, wrapper or schedule, perhaps with parameters")
    @Nullable
    String id;

    @Mixin
    final OutputOptions output = new OutputOptions();

    @Mixin
    final HelpOption help = new HelpOption();

    @Override
    public int run(Terminal terminal) {
        return CatalogueAction.optimizers(id, output, terminal);
    }
}
