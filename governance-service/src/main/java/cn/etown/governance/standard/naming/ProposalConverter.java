package cn.etown.governance.standard.naming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import java.io.UncheckedIOException;

/** What is proposed is read and written as a whole, so it stands in one column as JSON. */
@Converter
public class ProposalConverter implements AttributeConverter<NamingRuleRequest, String> {

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public String convertToDatabaseColumn(NamingRuleRequest proposal) {
        try {
            return proposal == null ? null : json.writeValueAsString(proposal);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public NamingRuleRequest convertToEntityAttribute(String written) {
        try {
            return written == null ? null : json.readValue(written, NamingRuleRequest.class);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
