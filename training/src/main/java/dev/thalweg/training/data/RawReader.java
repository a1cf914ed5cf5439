// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.Optional;
import java.util.function.Function;

/// Reads a file of any of the formats.
final class RawReader {
    private RawReader() {
    }

    /// Reads data to train on; the content says which format it is.
    static RawData toTrain(DataRequest request) {
        InputSource source = InputSource.file(request.data());
        Optional<InputSource> labels = request.labels().map(InputSource::file);
        try (InputFile file = source.open()) {
            DataFormat format = DataFormat.detect(file);
            requireOptionsFor(format, request, file.place());
            return switch (format) {
                case CSV -> new CsvTableReader(source,
                        new TrainingSchema(request.target(), request.drop(), request.categorical(),
                                request.lists().column()))
                        .read(file);
                case LIBSVM -> LibsvmReader.read(file);
                case IDX -> IdxReader.read(file, labels.orElse(null));
            };
        }
    }

    /// Reads rows to predict, in the format that the model was trained on.
    static RawData toPredict(Preprocessing model, InputSource source) {
        return forModel(model, source, Optional.empty(), columns -> ModelSchema.toPredict(columns, model.target()));
    }

    /// Reads rows to evaluate, with their target, in the format that the model was trained on.
    static RawData toEvaluate(Preprocessing model, InputSource source, Optional<InputSource> labels,
            ListSource lists) {
        return forModel(model, source, labels,
                columns -> ModelSchema.toEvaluate(columns, model.target(), lists.column()));
    }

    private static RawData forModel(Preprocessing model, InputSource source, Optional<InputSource> labels,
            Function<InputEncoding.Columns, ModelSchema> schema) {
        try (InputFile file = source.open()) {
            boolean isIdx = DataFormat.detect(file) == DataFormat.IDX;
            if (isIdx != (model.inputs().format() == DataFormat.IDX)) {
                throw DataError.OTHER_SHAPE.at(file.place(), "this is %s, but the model was trained on %s.",
                        DataFormat.detect(file).text(), model.inputs().format().text());
            }
            return switch (model.inputs()) {
                case InputEncoding.Columns columns ->
                    new CsvTableReader(source, schema.apply(columns)).read(file);
                case InputEncoding.Sparse _ -> LibsvmReader.read(file);
                case InputEncoding.Pixels _ -> IdxReader.read(file, labels.orElse(null));
            };
        }
    }

    private static void requireOptionsFor(DataFormat format, DataRequest request, Place file) {
        if (format != DataFormat.IDX && request.labels().isPresent()) {
            throw misplaced(file, "--labels", format, "A labels file goes with IDX images");
        }
        if (format == DataFormat.IDX && request.labels().isEmpty()) {
            throw DataError.TARGET_NOT_NAMED.at(file,
                    "these are IDX images; name the file of their labels with --labels.");
        }
        if (format == DataFormat.CSV) {
            return;
        }
        if (!request.target().isEmpty()) {
            throw misplaced(file, "--target", format, "The format says itself what the target is");
        }
        if (!request.lists().column().isEmpty()) {
            throw misplaced(file, "--group with a column", format, "Lists are told by qid or by a file of sizes");
        }
        if (!request.drop().isEmpty() || !request.categorical().isEmpty()) {
            throw misplaced(file, "--drop or --categorical", format, "They name columns of a CSV file");
        }
    }

    private static RuntimeException misplaced(Place file, String option, DataFormat format, String why) {
        return DataError.MISPLACED_OPTION.at(file, "%s was given, but this is %s. %s; leave it out.", option,
                format.text(), why);
    }
}
