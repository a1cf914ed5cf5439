// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder of a run, and which file is where in it.
///
/// @param root the folder
public record RunFolder(Path root) {
    private static final Pattern CHECKPOINT = Pattern
            .compile("epoch-\\d{4,}(-step-\\d+)?\\.(safetensors|json)(\\.part)?");

    /// A folder for a new run. Nothing is written yet.
    ///
    /// @param root need not exist
    /// @param force whether a run that is there may be replaced
    /// @return the folder
    /// @throws ThalwegException TH-C020 if a run is there and may not be replaced, TH-C022 if it is a file, TH-M020 if nothing can be
    ///     written there
    public static RunFolder forNewRun(Path root, boolean force) {
        var folder = new RunFolder(root);
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new ThalwegException("TH-C022", ExitCategory.IO,
                    "'" + root + "' is a file; expected a folder, or nothing yet. Choose another with --out.", null);
        }
        if (Files.exists(folder.config()) && !force) {
            throw new ThalwegException("TH-C020",
                    "'" + root + "' already holds a run. Choose another folder with --out, go on with"
                            + " it with 'resume', or replace it with --force.");
        }
        requireWritable(root);
        return folder;
    }

    /// Said before hours of training rather than after; whether a file can really be written shows when one is.
    private static void requireWritable(Path root) {
        Path there = root.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            throw StoreError.notWritten(root, new IOException(
                    Files.isDirectory(there) ? "'" + there + "' is not writable" : "'" + there + "' is not a folder"));
        }
    }

    /// The folder of a run that was started before.
    ///
    /// @param root the folder
    /// @return the folder
    /// @throws ThalwegException TH-C021 if no run was started there
    public static RunFolder ofExistingRun(Path root) {
        var folder = new RunFolder(root);
        if (!Files.exists(folder.config())) {
            String there = Files.isDirectory(root) ? "holds no config.json"
                    : Files.exists(root) ? "is a file" : "does not exist";
            throw new ThalwegException("TH-C021",
                    "'" + root + "' " + there + "; expected the folder of a run, such as 'train' prints and makes.");
        }
        return folder;
    }

    /// Makes the folders, and deletes what an earlier run left of the files that this one will write. Other files stay.
    public void prepare() {
        AtomicFile.makeFolder(checkpoints());
        List.of(result(), modelDescription(), model(), latest(), metrics(), data(), environment(), config())
                .forEach(AtomicFile::delete);
        for (Path old : checkpointFiles()) {
            AtomicFile.delete(old);
        }
    }

    private List<Path> checkpointFiles() {
        try (Stream<Path> files = Files.list(checkpoints())) {
            return files.filter(file -> CHECKPOINT.matcher(String.valueOf(file.getFileName())).matches()).sorted()
                    .toList();
        } catch (IOException e) {
            throw StoreError.notRead(checkpoints(), e);
        }
    }

    /// Everything resolved, written first.
    ///
    /// @return `config.json`
    public Path config() {
        return root.resolve("config.json");
    }

    /// What it ran on.
    ///
    /// @return `environment.json`
    public Path environment() {
        return root.resolve("environment.json");
    }

    /// Columns, encodings, scaling, digests of the input.
    ///
    /// @return `data.json`
    public Path data() {
        return root.resolve("data.json");
    }

    /// A line an epoch.
    ///
    /// @return `metrics.jsonl`
    public Path metrics() {
        return root.resolve("metrics.jsonl");
    }

    /// The parameters of the finished model.
    ///
    /// @return `model.safetensors`
    public Path model() {
        return root.resolve("model.safetensors");
    }

    /// What the parameters mean.
    ///
    /// @return `model.json`
    public Path modelDescription() {
        return root.resolve("model.json");
    }

    /// The run in numbers, written last: a run is finished when this file is there.
    ///
    /// @return `result.json`
    public Path result() {
        return root.resolve("result.json");
    }

    /// Where checkpoints lie.
    ///
    /// @return `checkpoints`
    public Path checkpoints() {
        return root.resolve("checkpoints");
    }

    /// The name of the newest whole checkpoint.
    ///
    /// @return `latest`
    public Path latest() {
        return root.resolve("latest");
    }

    /// Whether nothing is left to do.
    ///
    /// @return whether the run's last file is there
    public boolean isFinished() {
        return Files.exists(result());
    }

    /// Whether the first step may have been made: the data is described before it, and a checkpoint follows it.
    ///
    /// @return false for a run that was killed while its first files were written
    public boolean hasBegun() {
        return Files.exists(data()) || Files.exists(latest());
    }

    /// The newest whole checkpoint.
    ///
    /// @return its name, if there is one
    /// @throws ThalwegException TH-M001 if the file holds no such name
    public Optional<String> latestCheckpoint() {
        if (!Files.exists(latest())) {
            return Optional.empty();
        }
        try {
            String name = Files.readString(latest()).strip();
            if (!CHECKPOINT.matcher(name + ".json").matches()) {
                throw StoreError.damaged(latest(), "it should name a checkpoint such as epoch-0007");
            }
            return Optional.of(name);
        } catch (IOException e) {
            throw StoreError.notRead(latest(), e);
        }
    }
}
