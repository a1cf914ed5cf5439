// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.Suggestions;
import dev.thalweg.api.ThalwegException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says in the user's words what the parser found wrong.
final class UsageMistakes {
    private UsageMistakes() {
    }

    /// All mistakes of a command line, each once.
    ///
    /// @param chain the command that was called, after the commands that lead to it
    /// @return one error for each; none for a good command line
    static List<ThalwegException> of(List<ParseResult> chain) {
        CommandSpec spec = chain.getLast().commandSpec();
        List<ThalwegException> all = chain.stream().flatMap(part -> part.errors().stream())
                .flatMap(mistake -> explain(mistake, spec)).toList();
        return isUnknownCommand(all) ? all.subList(0, 1) : all;
    }

    /// Nothing else can be judged when the command itself is unknown.
    private static boolean isUnknownCommand(List<ThalwegException> all) {
        return !all.isEmpty() && all.getFirst().id().equals("TH-C101");
    }

    /// A call without any command.
    static ThalwegException noCommand(CommandSpec root) {
        return new ThalwegException("TH-C100",
                "no command given; expected one of " + String.join(", ", commands(root)) + ".");
    }

    private static Stream<ThalwegException> explain(Exception mistake, CommandSpec spec) {
        return switch (mistake) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched, spec);
            case MissingParameterException missing -> missing(missing);
            case OverwrittenOptionException twice -> Stream.of(new ThalwegException("TH-C105",
                    name(twice.getOverwritten()) + " is given more than once; expected once. Keep the one you mean."));
            case ParameterException bad when bad.getArgSpec() != null
                    && bad.getCause() instanceof TypeConversionException cause ->
                Stream.of(new ThalwegException("TH-C104",
                        name(bad.getArgSpec()) + " is '" + bad.getValue() + "'; expected " + cause.getMessage() + "."));
            default -> Stream.of(new ThalwegException("TH-C104", String.valueOf(mistake.getMessage())));
        };
    }

    private static Stream<ThalwegException> unmatched(UnmatchedArgumentException mistake, CommandSpec spec) {
        List<String> unmatched = mistake.getUnmatched();
        if (!spec.subcommands().isEmpty() && !unmatched.getFirst().startsWith("-")) {
            return Stream.of(unknownCommand(unmatched.getFirst(), spec));
        }
        List<String> options = unmatched.stream().filter(word -> word.startsWith("-") && word.length() > 1).toList();
        // What follows an unknown option is most likely its value, so it is not reported beside it.
        return options.isEmpty() ? Stream.of(surplus(unmatched, spec))
                : options.stream().map(word -> unknownOption(word, spec));
    }

    private static ThalwegException unknownCommand(String word, CommandSpec root) {
        Collection<String> known = commands(root);
        return new ThalwegException("TH-C101",
                "no command '" + word + "'; expected one of " + String.join(", ", known) + "."
                        + Suggestions.sentence(word, known));
    }

    private static ThalwegException unknownOption(String word, CommandSpec spec) {
        String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        List<String> known = spec.options().stream().filter(o -> !o.hidden()).map(OptionSpec::longestName).toList();
        return new ThalwegException("TH-C102", "'" + spec.qualifiedName() + "' has no option '" + option + "'."
                + Suggestions.sentence(option, known));
    }

    private static ThalwegException surplus(List<String> words, CommandSpec spec) {
        String text = words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", "));
        return new ThalwegException("TH-C106", "'" + spec.qualifiedName() + "' takes "
                + (spec.positionalParameters().isEmpty() ? "no argument" : "no more than " + positions(spec))
                + ", but there is also "
                + text + ". Quote names with spaces.");
    }

    private static String positions(CommandSpec spec) {
        return spec.positionalParameters().stream().map(PositionalParamSpec::paramLabel)
                .collect(Collectors.joining(" "));
    }

    private static Stream<ThalwegException> missing(MissingParameterException mistake) {
        return mistake.getMissing().stream().map(argument -> new ThalwegException("TH-C103", switch (argument) {
            case OptionSpec option when option.required() -> "the option " + option.longestName() + " is missing: "
                    + sentence(option);
            case OptionSpec option ->
                "the option " + option.longestName() + " has no value; expected " + option.paramLabel() + ": "
                        + sentence(option);
            default -> argument.paramLabel() + " is missing: " + sentence(argument);
        }));
    }

    private static String sentence(ArgSpec argument) {
        return String.join(" ", argument.description());
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? "the option " + option.longestName() : argument.paramLabel();
    }

    private static Collection<String> commands(CommandSpec root) {
        return root.subcommands().keySet();
    }
}
