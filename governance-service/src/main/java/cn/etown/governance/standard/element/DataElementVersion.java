package cn.etown.governance.standard.element;

import cn.etown.governance.classification.domain.SensitivityClass;
import cn.etown.governance.contract.domain.FieldType;
import cn.etown.governance.standard.StandardVersion;
import cn.etown.governance.standard.domain.ElementContent;
import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import java.time.Instant;
import java.util.UUID;

/** One version of a data element (数据元). What it says never changes (the database refuses it too). */
@Entity
class DataElementVersion extends StandardVersion {

    private String nameZh;
    private String nameEn;

    @Enumerated(EnumType.STRING)
    private FieldType type;

    private Integer maxLength;
    private Integer precision;
    private Integer scale;
    private String codeList;
    private String measureUnit;
    private String caliber;
    private String owner;

    @Enumerated(EnumType.STRING)
    private SensitivityClass classification;

    private boolean personalData;

    protected DataElementVersion() {}

    DataElementVersion(UUID id, String code, int number, ElementContent content, Caller author, Instant draftedAt) {
        super(id, code, number, author, draftedAt);
        this.nameZh = content.nameZh();
        this.nameEn = content.nameEn();
        this.type = content.type();
        this.maxLength = content.maxLength();
        this.precision = content.precision();
        this.scale = content.scale();
        this.codeList = content.codeList();
        this.measureUnit = content.measureUnit();
        this.caliber = content.caliber();
        this.owner = content.owner();
        this.classification = content.classification();
        this.personalData = content.personalData();
    }

    @Override
    public String path() {
        return "data-element-versions/" + id();
    }

    ElementContent content() {
        return new ElementContent(
                nameZh,
                nameEn,
                type,
                maxLength,
                precision,
                scale,
                codeList,
                measureUnit,
                caliber,
                owner,
                classification,
                personalData);
    }
}
