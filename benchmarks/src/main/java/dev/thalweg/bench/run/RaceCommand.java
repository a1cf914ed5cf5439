// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.run;

import dev.thalweg.bench.report.Chart;
import dev.thalweg.bench.report.Results;
import dev.thalweg.bench.report.Skip;
import dev.thalweg.bench.report.Table;
import dev.thalweg.bench.work.Filter;
import dev.thalweg.bench.work.Works;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `benchmarks/run`.
@Command(name = "benchmarks/run", sortOptions = false,
        description = "Races Thalweg against its scalar twin, plain Java, the limits of the machine and, if asked, its peers.",
        subcommands = WorkerCommand.class, synopsisSubcommandLabel = "",
        footer = {"", "benchmarks/run --jmh [JMH options] runs the JMH benchmarks instead.", "", "For instance:",
            "  benchmarks/run --quick --filter mse,cross-entropy:128x10"})
final class RaceCommand implements Callable<Integer> {
    private static final int FAILED = 8;

    @Option(names = "--quick", description = "Few and short rounds: a look at every row.")
    boolean quick;

    @Option(names = "--peers", description = "Race libtorch, OpenBLAS and ND4J too; fetches them the first time.")
    boolean peers;

    @Option(names = "--filter", paramLabel = "ID", split = ",",
            description = "Only these works, or ID:SHAPE for one shape.")
    List<String> wanted = List.of();

    @Option(names = "--keep", description = "Keep the rows of earlier runs for works that this one leaves out.")
    boolean keep;

    @Option(names = "--list", description = "List the works and their shapes.")
    boolean list;

    @Option(names = "--cliffs",
            description = "Instead of racing, look for sizes that are slower an element than their neighbours.")
    boolean cliffs;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private final Path home = Path.of(System.getProperty("thalweg.bench.home", "benchmarks"));
    private final PrintStream out = System.out;

    @Override
    public Integer call() throws Exception {
        Filter filter = new Filter(wanted);
        List<String> unknown = filter.unknown(Works.all(), List.of(FirstLosses.ID));
        if (!unknown.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "no work is named " + String.join(", ", unknown)
                    + "; benchmarks/run --list shows all.");
        }
        if (list) {
            filter.items(Works.all()).forEach(item -> out.println(item.name()));
            out.println(FirstLosses.ID);
            return CommandLine.ExitCode.OK;
        }
        return cliffs ? new CliffSearch(quick, out).run(filter) : race(filter);
    }

    private int race(Filter filter) throws IOException, InterruptedException {
        Map<String, String> environment = Environment.describe();
        environment.put("pace", quick ? "quick" : "full");
        Championship championship = new Championship(quick, peers, home, System.err);
        championship.run(filter);
        environment.putAll(championship.facts());
        write(Results.of(environment, championship.rows(), championship.skips()));
        return championship.skips().stream().anyMatch(Skip::failed) ? FAILED : CommandLine.ExitCode.OK;
    }

    private void write(Results results) throws IOException {
        Path folder = Files.createDirectories(home.resolve("results"));
        Path latest = folder.resolve("latest.json");
        Results all = keep && Files.exists(latest) ? results.keeping(Results.read(latest)) : results;
        Files.writeString(latest, all.json());
        Files.writeString(folder.resolve("latest.svg"), Chart.of(all.rows()));
        all.environment().forEach((name, fact) -> out.println(name + ": " + fact));
        out.println();
        Table.lines(all.rows()).forEach(out::println);
        all.skipped().forEach(skip -> out.println((skip.failed() ? "FAILED " : "skipped ") + skip.work() + " "
                + skip.shape() + ": " + skip.why()));
        out.println();
        out.println(latest);
    }
}
