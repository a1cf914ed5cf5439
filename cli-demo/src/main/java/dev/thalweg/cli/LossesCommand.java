// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `thalweg losses [ID]`.
@Command(name = "losses", description = "List the losses, or show one: formula, gradient, parameters, curve.",
        sortOptions = false,
        footer = {"", "For instance:", "  thalweg losses 'huber(delta=2)'"})
final class LossesCommand implements Action {

    @Parameters(index = "0", paramLabel = "ID", arity = "0..1", description = "a loss, perhaps with parameters")
    @Nullable
    String id;

    @Mixin
    final OutputOptions output = new OutputOptions();

    @Mixin
    final HelpOption help = new HelpOption();

    @Override
    public int run(Terminal terminal) {
        return CatalogueAction.losses(id, output, terminal);
    }
}
