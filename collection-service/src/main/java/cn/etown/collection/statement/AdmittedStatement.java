package cn.etown.collection.statement;

import cn.etown.collection.catalogue.CollectedInterface;
import cn.etown.evidence.record.Period;
import com.fasterxml.jackson.annotation.JsonValue;

/** A statement that may be taken. As JSON it is the request alone: by that an Idempotency-Key knows a request again. */
record AdmittedStatement(@JsonValue StatementRequest request, Period period, CollectedInterface source) {}
