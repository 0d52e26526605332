package cn.etown.governance.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import java.io.UncheckedIOException;
import java.util.List;

/** A filter is read and written as a whole, so it stands in one column as JSON. */
@Converter
public class FilterConverter implements AttributeConverter<List<FilterCondition>, String> {

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public String convertToDatabaseColumn(List<FilterCondition> filter) {
        try {
            return json.writeValueAsString(filter);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public List<FilterCondition> convertToEntityAttribute(String written) {
        try {
            return json.readValue(written, new TypeReference<>() {});
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
