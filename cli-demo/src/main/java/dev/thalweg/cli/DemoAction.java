// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Rents with typing errors, and a loss that shrugs at them: made, then trained on by the command that anybody would type.
final class DemoAction {
    private static final int TRAINING_ROWS = 6_000;
    private static final int TEST_ROWS = 1_500;
    private static final long TRAINING_SEED = 1;
    private static final long TEST_SEED = 2;

    private DemoAction() {
    }

    static int run(DemoCommand command, Terminal terminal) throws IOException {
        Files.createDirectories(command.out);
        Path rents = command.out.resolve("rents.csv");
        Path checked = command.out.resolve("checked-rents.csv");
        DemoData.write(rents, TRAINING_ROWS, TRAINING_SEED, true);
        DemoData.write(checked, TEST_ROWS, TEST_SEED, false);
        List<String> train = train(rents, checked, "huber(delta=0.1)");
        if (!command.output.quiet) {
            introduce(rents, checked, train, terminal);
        }
        int code = Dispatcher.run(terminal, arguments(train, command).toArray(String[]::new));
        if (code == 0 && !command.output.quiet) {
            terminal.out().flush();
            suggest(command.out, train(rents, checked, "mse"), terminal);
        }
        return code;
    }

    private static List<String> train(Path rents, Path checked, String loss) {
        return List.of("train", rents.toString(), "--target", "rent", "--test", checked.toString(), "--loss", loss,
                "--hidden",
                "32,32", "--lr", "0.005", "--epochs", "30");
    }

    private static List<String> arguments(List<String> train, DemoCommand command) {
        List<String> all = new ArrayList<>(train);
        all.addAll(List.of("--out", command.out.resolve("run").toString(), "--force"));
        if (command.output.json) {
            all.add("--json");
        }
        if (command.output.quiet) {
            all.add("--quiet");
        }
        return all;
    }

    private static void introduce(Path rents, Path checked, List<String> train, Terminal terminal) {
        terminal.err()
                .println("Wrote " + rents + ": " + Text.count(TRAINING_ROWS) + " flats; in one of "
                        + DemoData.TYPING_ERRORS
                        + " the rent has a zero too many.");
        terminal.err().println(
                "Wrote " + checked + ": " + Text.count(TEST_ROWS) + " flats without typing errors, to test on.");
        terminal.err().println();
        terminal.err().println("$ thalweg " + line(train));
    }

    private static void suggest(Path folder, List<String> otherwise, Terminal terminal) {
        String run = Text.shellWord(folder.resolve("run").toString());
        String checked = Text.shellWord(folder.resolve("checked-rents.csv").toString());
        terminal.err()
                .println(
                        """

                        What to try next:
                          thalweg %s
                              the same with squared errors, which the typing errors drag along: compare the mae on the test rows
                          thalweg predict %s %s | head
                              rents of flats the model has not seen
                          thalweg explain huber
                              the loss as a formula, the gradient derived from it, and the kernel planned for both
                          thalweg losses
                              the other losses"""
                                .formatted(line(otherwise), run, checked));
    }

    private static String line(List<String> arguments) {
        return arguments.stream().map(Text::shellWord).collect(Collectors.joining(" "));
    }
}
