// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `thalweg backends`.
@Command(name = "backends",
        description = "List what can compute here, what cannot and why, and which one 'auto' takes.",
        sortOptions = false)
final class BackendsCommand implements Action {

    @Mixin
    final OutputOptions output = new OutputOptions();

    @Mixin
    final HelpOption help = new HelpOption();

    @Override
    public int run(Terminal terminal) {
        return BackendsAction.run(output, terminal);
    }
}
