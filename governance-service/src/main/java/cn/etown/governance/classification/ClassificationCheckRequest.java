package cn.etown.governance.classification;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to find the class of fields taken together. */
@Schema(description = "核定集合分级: fields of one or several interfaces", examples = """
        {"fields": [{"interface": "online-retail", "field": "amount"}, {"interface": "online-retail", "field": "buyerPhone"}]}""")
public record ClassificationCheckRequest(
        @NotEmpty @Size(max = 500) @Schema(description = "字段")
        List<@NotNull @Valid FieldName> fields) {}
