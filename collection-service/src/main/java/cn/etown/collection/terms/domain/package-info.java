/** Which version of terms holds on a day. */
package cn.etown.collection.terms.domain;
