/** What a statement must hold together. */
package cn.etown.collection.statement.domain;
