// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.ThalwegException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/// Reads a command line and runs the command it names; help comes first, then every mistake at once, then the command.
final class Dispatcher {
    private static final int HELP_COLUMNS = 100;

    private Dispatcher() {
    }

    static int run(Terminal terminal, String... arguments) throws IOException {
        ParseResult root = commandLine().parseArgs(arguments);
        List<ParseResult> chain = root.asCommandLineList().stream().map(CommandLine::getParseResult).toList();
        ParseResult last = chain.getLast();
        if (chain.stream().anyMatch(ParseResult::isUsageHelpRequested)) {
            terminal.out().print(last.commandSpec().commandLine().getUsageMessage(Ansi.OFF));
            return 0;
        }
        if (root.isVersionHelpRequested()) {
            terminal.out().line(Version.line());
            return 0;
        }
        List<ThalwegException> mistakes = new ArrayList<>(UsageMistakes.of(chain));
        if (last.commandSpec().userObject() instanceof Action action) {
            mistakes.addAll(action.mistakes());
        }
        if (!mistakes.isEmpty()) {
            throw new UsageException(mistakes, last.commandSpec().qualifiedName());
        }
        if (last.commandSpec().userObject() instanceof Action action) {
            return action.run(terminal);
        }
        throw new UsageException(List.of(UsageMistakes.noCommand(root.commandSpec())),
                root.commandSpec().qualifiedName());
    }

    /// The whole tree of commands.
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Thalweg());
        settle(line);
        Numbers.register(line);
        return line;
    }

    private static void settle(CommandLine line) {
        line.getCommandSpec().parser().collectErrors(true);
        line.getCommandSpec().usageMessage().width(HELP_COLUMNS).abbreviateSynopsis(true).parameterListHeading("%n")
                .optionListHeading("%n");
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new OptionSections());
        line.getSubcommands().values().forEach(Dispatcher::settle);
    }
}
