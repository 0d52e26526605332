package cn.etown.collection.profile;

import cn.etown.collection.batch.BatchView;
import cn.etown.collection.profile.domain.FieldProfile;
import cn.etown.collection.profile.domain.RecordProfile;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** One page of a batch's profile. */
@Schema(name = "Profile", description = "批次画像: what the records of a batch look like, one page of its fields")
public record ProfilePage(
        @Schema(description = "批次标识") UUID batch,

        @Schema(description = "画像版本: 1 once the batch is judged; 0 where there is none, and then nothing is counted")
        int version,

        Records records,

        @Schema(description = "按字段的画像: in the order of the contract")
        List<FieldProfileView> items,

        @Schema(description = "下一页标记") @JsonInclude(JsonInclude.Include.NON_NULL)
        String next) {

    @Schema(name = "ProfiledRecords", description = "记录数")
    public record Records(
            @Schema(description = "收到: all records and lines that came")
            long received,

            @Schema(description = "无法分列: records that could not be told into columns; their cells are not counted")
            long unreadable,

            @Schema(description = "撤回行: lines of a correction that take a record away; their cells are not counted")
            long withdrawals,

            @Schema(
                    description =
                            "合格: records that conformed when they were read, which values are counted of. Those that turned out"
                                    + " doubled, or to replace what they may not, when the batch was judged are among them")
            long conforming,

            @Schema(description = "必填格数: cells of required fields, of all records told into columns")
            long requiredCells,

            @Schema(description = "必填已填格数: how many of them are not empty")
            long requiredCellsFilled) {

        static Records of(RecordProfile profile) {
            return new Records(
                    profile.received(),
                    profile.unreadable(),
                    profile.withdrawals(),
                    profile.conforming(),
                    profile.requiredCells(),
                    profile.requiredCellsFilled());
        }
    }

    private static final Records NONE = new Records(0, 0, 0, 0, 0, 0);

    static ProfilePage of(BatchView batch, Optional<RecordProfile> profile, PageRequest page) {
        List<FieldProfile> fields = profile.map(RecordProfile::fields).orElse(List.of());
        List<FieldProfileView> rows = IntStream.range(0, fields.size())
                .skip(Math.max(0, page.afterNumber().orElse(0L)))
                .limit(page.rows())
                .mapToObj(place -> FieldProfileView.of(place + 1, fields.get(place)))
                .toList();
        Page<FieldProfileView> items = Page.of(page, rows, FieldProfileView::ordinal, item -> item);
        return new ProfilePage(
                batch.id(),
                profile.isPresent() ? 1 : 0,
                profile.map(Records::of).orElse(NONE),
                items.items(),
                items.next());
    }
}
