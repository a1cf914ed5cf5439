// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The whole way from files to data that is ready to train on: read, cut, fit on the training part, encode every part.
public final class DataPreparation {
    private final DataRequest request;
    private final List<Notice> notices = new ArrayList<>();
    private final List<FileDigest> files = new ArrayList<>();

    private DataPreparation(DataRequest request) {
        this.request = request;
    }

    /// Prepares data.
    ///
    /// @param request which data, and how to cut it
    /// @return its parts, and what was fitted
    /// @throws dev.thalweg.api.ThalwegException if something is wrong with the data; see [DataError]
    public static PreparedData prepare(DataRequest request) {
        return new DataPreparation(request).prepare();
    }

    private PreparedData prepare() {
        RawData raw = RawReader.toTrain(request);
        files.addAll(raw.files());
        int[] lists = EncodedData.lists(raw, request.lists(), files);
        Split split = split(raw, lists);
        Preprocessing preprocessing = fit(raw, split.train(), lists != null);
        Dataset train = encode(preprocessing, raw, split.train(), lists);
        Optional<Dataset> validation = part(preprocessing, raw, split.validation(), lists);
        Optional<Dataset> test = request.test() instanceof TestPart.File file
                ? Optional.of(otherFile(preprocessing, file))
                : part(preprocessing, raw, split.test(), lists);
        var description = new DataDescription(raw.format(), files, DataDescription.columnsOf(raw),
                request.drop().stream().sorted().toList(), train.features(), train.rows(),
                validation.map(Dataset::rows).orElse(0), test.map(Dataset::rows).orElse(0));
        return new PreparedData(train, validation, test, preprocessing, description, notices);
    }

    private Split split(RawData raw, int @Nullable [] lists) {
        Place place = Place.of(raw.place(0).file());
        double validation = request.validationFraction();
        return lists == null
                ? Split.of(raw.rows(), validation, request.testFraction(), request.seed(), place)
                : Split.ofLists(lists, validation, request.testFraction(), request.seed(), place);
    }

    private Preprocessing fit(RawData raw, int[] rows, boolean ranked) {
        TargetFit.Result target = TargetFit.of(raw, rows, request.wish(), ranked);
        InputEncoding inputs = InputFit.of(raw, rows);
        notices.addAll(target.notices());
        noticeConstants(inputs);
        if (raw instanceof Table table) {
            notices.addAll(LeakCheck.of(table, rows));
        }
        return new Preprocessing(inputs, target.encoding());
    }

    private void noticeConstants(InputEncoding inputs) {
        List<String> constant = switch (inputs) {
            case InputEncoding.Columns columns -> columns.columns().stream().filter(DataPreparation::isConstant)
                    .map(ColumnEncoding::column).toList();
            case InputEncoding.Sparse sparse -> IntStream.range(0, sparse.features())
                    .filter(i -> sparse.scalings().get(i).isConstant()).mapToObj(sparse.featureNames()::get).toList();
            case InputEncoding.Pixels pixels -> pixels.scaling().isConstant() ? List.of("all pixels") : List.of();
        };
        if (!constant.isEmpty()) {
            notices.add(Notice
                    .warning("constant in the training part, so of no use there: %s.", Names.list(constant)));
        }
    }

    private static boolean isConstant(ColumnEncoding column) {
        return switch (column) {
            case ColumnEncoding.Numeric numeric -> numeric.scaling().isConstant() && !numeric.indicator();
            case ColumnEncoding.Categorical categorical -> categorical.featureNames().size() < 2;
        };
    }

    private Optional<Dataset> part(Preprocessing preprocessing, RawData raw, int[] rows, int @Nullable [] lists) {
        return rows.length == 0 ? Optional.empty() : Optional.of(encode(preprocessing, raw, rows, lists));
    }

    private Dataset encode(Preprocessing preprocessing, RawData raw, int[] rows, int @Nullable [] lists) {
        var log = new EncodingLog();
        Dataset part = EncodedData.encode(preprocessing, raw, rows, lists, request.type(), true, log);
        notices.addAll(log.notices(raw.place(0).file()));
        return part;
    }

    private Dataset otherFile(Preprocessing preprocessing, TestPart.File file) {
        EncodedData encoded = EncodedData.toEvaluate(preprocessing, file.data(), file.labels(), file.lists(),
                request.type());
        files.addAll(encoded.files());
        notices.addAll(encoded.notices());
        return encoded.data();
    }
}
