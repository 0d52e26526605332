package cn.etown.governance.coverage;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API shows of items that were decided on together. */
@Schema(description = "批量办理结果: the items as they are now, in the order of the request")
public record DecidedItemsView(@Schema(description = "数据项") List<DataItemView> items) {}
