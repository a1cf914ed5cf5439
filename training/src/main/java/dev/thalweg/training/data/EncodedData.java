// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import dev.thalweg.api.ElementType;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Raw rows that went through the preprocessing of a model, for evaluation or prediction.
///
/// @param data the rows, ready for the model
/// @param files every file that was read
/// @param notices what had to be passed over, to be printed
public record EncodedData(Dataset data, List<FileDigest> files, List<Notice> notices) {

    /// Copies the lists.
    public EncodedData {
        files = List.copyOf(files);
        notices = List.copyOf(notices);
    }

    /// Reads rows to predict; a target among them is not looked at.
    ///
    /// @param model the preprocessing that was fitted in training
    /// @param file raw rows in the format of the training data
    /// @param type of the numbers in the matrices
    /// @return the rows in the order of the file
    /// @throws dev.thalweg.api.ThalwegException if something is wrong with the data; see [DataError]
    public static EncodedData toPredict(Preprocessing model, Path file, ElementType type) {
        return toPredict(model, InputSource.file(file), type);
    }

    /// Reads rows to predict from a stream, to its end; the stream is not closed.
    ///
    /// @param model the preprocessing that was fitted in training
    /// @param name how the user knows the stream, for messages
    /// @param stream raw rows in the format of the training data
    /// @param type of the numbers in the matrices
    /// @return the rows in the order of the stream
    /// @throws dev.thalweg.api.ThalwegException if something is wrong with the data; see [DataError]
    public static EncodedData toPredict(Preprocessing model, String name, InputStream stream, ElementType type) {
        return toPredict(model, InputSource.stream(name, stream), type);
    }

    private static EncodedData toPredict(Preprocessing model, InputSource source, ElementType type) {
        return of(model, RawReader.toPredict(model, source), new ListSource.Data(), type, false);
    }

    /// Reads rows to evaluate, with their target.
    ///
    /// @param model the preprocessing that was fitted in training
    /// @param file raw rows in the format of the training data
    /// @param labels the labels of IDX images
    /// @param lists where the ranking lists stand
    /// @param type of the numbers in the matrices
    /// @return the rows in the order of the file
    /// @throws dev.thalweg.api.ThalwegException if something is wrong with the data; see [DataError]
    public static EncodedData toEvaluate(Preprocessing model, Path file, Optional<Path> labels, ListSource lists,
            ElementType type) {
        RawData raw = RawReader.toEvaluate(model, InputSource.file(file), labels.map(InputSource::file), lists);
        return of(model, raw, lists, type, true);
    }

    private static EncodedData of(Preprocessing model, RawData raw, ListSource source, ElementType type,
            boolean withTarget) {
        var files = new ArrayList<>(raw.files());
        int[] lists = lists(raw, source, files);
        int[] rows = IntStream.range(0, raw.rows()).toArray();
        var log = new EncodingLog();
        Dataset data = encode(model, raw, rows, lists, type, withTarget, log);
        return new EncodedData(data, files, log.notices(raw.place(0).file()));
    }

    /// The ranking list of each row, from the data itself or a file of sizes.
    static int @Nullable [] lists(RawData raw, ListSource source, List<FileDigest> files) {
        return switch (source) {
            case ListSource.Data _, ListSource.Column _ -> raw.groups().orElse(null);
            case ListSource.Sizes(Path path) -> {
                GroupFile.Lists lists = GroupFile.read(path, raw.rows(), raw.place(0));
                files.add(lists.digest());
                yield lists.numbers();
            }
        };
    }

    /// Encodes some rows.
    static Dataset encode(Preprocessing model, RawData raw, int[] rows, int @Nullable [] lists, ElementType type,
            boolean withTarget, EncodingLog log) {
        Matrix inputs = InputEncoder.encode(model.inputs(), raw, rows, type, log);
        Targets targets = withTarget ? TargetEncoder.encode(model.target(), raw, rows, type) : null;
        int[] chosen = lists == null ? null : Arrays.stream(rows).map(row -> lists[row]).toArray();
        return new Dataset(inputs, model.inputs().featureNames(), targets, chosen);
    }
}
