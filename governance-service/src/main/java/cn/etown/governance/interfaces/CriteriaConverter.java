package cn.etown.governance.interfaces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import java.io.UncheckedIOException;
import java.util.List;

/** Criteria are read and written as a whole, so they stand in one column as JSON. */
@Converter
public class CriteriaConverter implements AttributeConverter<List<AcceptanceCriterion>, String> {

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public String convertToDatabaseColumn(List<AcceptanceCriterion> criteria) {
        try {
            return json.writeValueAsString(criteria);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public List<AcceptanceCriterion> convertToEntityAttribute(String written) {
        try {
            return json.readValue(written, new TypeReference<>() {});
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
