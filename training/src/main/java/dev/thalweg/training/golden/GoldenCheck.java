// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.Engine;
import dev.thalweg.api.EngineOptions;
import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.registry.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// Compares what is installed with files of reference values.
public final class GoldenCheck {
    private final Plugins plugins;
    private final Map<ElementType, CaseComputer> computers = new EnumMap<>(ElementType.class);

    private GoldenCheck(Plugins plugins, Function<ElementType, ProgramRunner> runners) {
        this.plugins = plugins;
        for (ElementType type : ElementType.values()) {
            computers.put(type, new CaseComputer(plugins, type, runners.apply(type)));
        }
    }

    /// Compares the kernels of a backend.
    ///
    /// @param plugins the losses, optimizers and schedules
    /// @param options backend and threads; every element type is tried
    /// @param paths files, or folders whose `.json` files are read
    /// @return the report
    /// @throws ThalwegException `TH-D091` for a path that cannot be read, `TH-D092` for a file that holds something
    ///     else
    public static GoldenReport ofBackend(Plugins plugins, EngineOptions options, List<Path> paths) {
        List<GoldenCase> cases = read(paths);
        try (Engine single = Engine.open(options.withType(ElementType.F32));
                Engine twice = Engine.open(options.withType(ElementType.F64))) {
            return new GoldenCheck(plugins, type -> new EngineRunner(type == ElementType.F32 ? single : twice))
                    .run(cases);
        }
    }

    /// Compares the formulas themselves, evaluated node by node.
    ///
    /// @param plugins the losses, optimizers and schedules
    /// @param paths files, or folders whose `.json` files are read
    /// @return the report
    /// @throws ThalwegException `TH-D091` for a path that cannot be read, `TH-D092` for a file that holds something
    ///     else
    public static GoldenReport ofFormulas(Plugins plugins, List<Path> paths) {
        return of(plugins, EvaluatorRunner::new, paths);
    }

    /// Compares what a runner for each element type computes.
    static GoldenReport of(Plugins plugins, Function<ElementType, ProgramRunner> runners, List<Path> paths) {
        return new GoldenCheck(plugins, runners).run(read(paths));
    }

    private static List<GoldenCase> read(List<Path> paths) {
        return paths.stream().flatMap(path -> files(path).stream()).flatMap(file -> GoldenFile.read(file).stream())
                .toList();
    }

    private static List<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> entries = Files.list(path)) {
            List<Path> files = entries.filter(file -> file.toString().endsWith(".json")).sorted().toList();
            if (files.isEmpty()) {
                throw new ThalwegException("TH-D091",
                        "the folder '" + path + "' has no .json file. Give the folder of the"
                                + " reference values.");
            }
            return files;
        } catch (IOException e) {
            throw new ThalwegException("TH-D091", ExitCategory.DATA,
                    "'" + path + "' cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private GoldenReport run(List<GoldenCase> cases) {
        TreeSet<String> known = new TreeSet<>();
        TreeSet<String> unknown = new TreeSet<>();
        List<GoldenReport.Skipped> skipped = new ArrayList<>();
        List<CaseReport> reports = new ArrayList<>();
        for (GoldenCase goldenCase : cases) {
            if (!CaseComputer.knows(plugins, goldenCase)) {
                unknown.add(goldenCase.name());
                continue;
            }
            known.add(goldenCase.name());
            try {
                goldenCase.types().forEach(type -> reports.add(report(goldenCase, type)));
            } catch (ThalwegException e) {
                skipped.add(new GoldenReport.Skipped(goldenCase.id(), e.headline()));
            }
        }
        return new GoldenReport(known.size(), List.copyOf(unknown), skipped, reports);
    }

    private CaseReport report(GoldenCase goldenCase, ElementType type) {
        Judge judge = new Judge(type, goldenCase.tolerance());
        boolean passed = true;
        Deviation value = Deviation.NONE;
        Deviation gradient = Deviation.NONE;
        CaseComputer computer = java.util.Objects.requireNonNull(computers.get(type));
        for (Outcome outcome : computer.compute(goldenCase)) {
            Judge.Verdict verdict = judge.judge(outcome);
            passed &= verdict.right();
            if (outcome.isGradient()) {
                gradient = gradient.worst(verdict.deviation());
            } else {
                value = value.worst(verdict.deviation());
            }
        }
        return new CaseReport(goldenCase.id(), kind(goldenCase), goldenCase.name(), type, passed, value, gradient,
                judge.allowance());
    }

    private static String kind(GoldenCase goldenCase) {
        return switch (goldenCase) {
            case GoldenCase.OfLoss _ -> "loss";
            case GoldenCase.OfOptimizer _, GoldenCase.OfSearch _ -> "optimizer";
            case GoldenCase.OfClipping _ -> "clipping";
            case GoldenCase.OfSchedule _ -> "schedule";
        };
    }
}
