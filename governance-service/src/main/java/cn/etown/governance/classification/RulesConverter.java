package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.MaskingRules;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import java.io.UncheckedIOException;

/** Rules are read and written as a whole, so they stand in one column as JSON. */
@Converter
public class RulesConverter implements AttributeConverter<MaskingRules, String> {

    private final ObjectMapper json = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    @Override
    public String convertToDatabaseColumn(MaskingRules rules) {
        try {
            return json.writeValueAsString(rules);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public MaskingRules convertToEntityAttribute(String written) {
        try {
            return json.readValue(written, MaskingRules.class);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
